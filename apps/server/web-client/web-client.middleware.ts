/**
 * `GET` and `HEAD` of the files of the web client, for anybody. What is not one of them goes on to the
 * guarded endpoints. Without a build `/` says so, and all else works.
 */
import { type NestMiddleware, Injectable } from '@nestjs/common';
import { errorTable, type ErrorCode } from '@kopri/protocol';
import type { NextFunction, Request, Response } from 'express';
import type { ReleaseFiles } from './release-files.js';
import { answerFile } from './web-client.rules.js';

const MISSING: ErrorCode = 'web-client-missing';
const MISSING_PAGE = `The web client is not built at this server (${MISSING}).
The server carries sealed messages between members and cannot read them; the kopri command reaches it as always.
`;

/** Where invitation links point; the invitation itself stands behind the `#` and never comes here. */
const JOIN_ADDRESS = '/join';

/** An injectable value: read once, at the start. */
export abstract class WebClientFiles {
  abstract readonly files: ReleaseFiles;
}

@Injectable()
export class WebClientMiddleware implements NestMiddleware {
  constructor(private readonly client: WebClientFiles) {}

  use(request: Request, response: Response, next: NextFunction): void {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const [path = ''] = request.originalUrl.split('?', 1);
    const address = path === JOIN_ADDRESS ? '/' : path;
    const file = this.client.files.get(address);
    if (file !== undefined) return sendFile(request, response, file);
    if (address !== '/') return next();
    response.status(errorTable[MISSING].status).type('text/plain').send(MISSING_PAGE);
  }
}

function sendFile(request: Request, response: Response, file: Parameters<typeof answerFile>[0]): void {
  const { status, headers, body } = answerFile(file, {
    acceptEncoding: request.headers['accept-encoding'],
    ifNoneMatch: request.headers['if-none-match'],
  });
  if (status === 304) for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.writeHead(status, headers).end(request.method === 'HEAD' ? undefined : body);
}
