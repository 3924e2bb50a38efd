/** What a browser is answered that asks for a file of the web client. */
import type { Encoding, ReleaseFile } from './release-files.js';

export interface FileRequest {
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

export interface FileAnswer {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** Without its body the answer repeats only what a cache must know: it has kept the rest. */
export function answerFile(file: ReleaseFile, { acceptEncoding, ifNoneMatch }: FileRequest): FileAnswer {
  const cached = {
    'cache-control': file.headers['cache-control'] ?? 'no-cache',
    etag: file.etag,
    vary: 'Accept-Encoding',
  };
  if (namesTag(ifNoneMatch, file.etag)) return { status: 304, headers: cached, body: undefined };
  const encoding = chooseEncoding(file, acceptEncoding);
  const body = file.bodies[encoding] ?? file.bodies.identity;
  const encoded = encoding === 'identity' ? {} : { 'content-encoding': encoding };
  return {
    status: 200,
    headers: { ...file.headers, ...cached, ...encoded, 'content-length': String(body.length) },
    body,
  };
}

const namesTag = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some((one) => one.trim() === tag || one.trim() === '*') ?? false;

function chooseEncoding({ bodies }: ReleaseFile, accepted = ''): Encoding {
  const isAccepted = (name: string) =>
    accepted.split(',').some((one) => {
      const [encoding = '', quality = ''] = one.split(';').map((part) => part.trim().toLowerCase());
      return encoding === name && !/^q=0(\.0+)?$/.test(quality);
    });
  return (['br', 'gzip'] as const).find((name) => bodies[name] !== undefined && isAccepted(name)) ?? 'identity';
}
