/** Bodies and replies in CBOR by the codecs of the protocol. */
import {
  applyDecorators,
  createParamDecorator,
  HttpCode,
  StreamableFile,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { AppError, type Codec } from '@kopri/protocol';
import { map } from 'rxjs';

export const CBOR = 'application/cbor';

/** The parsed body. Throws `AppError('malformed')` for another content type as for bytes the codec refuses. */
export const CborBody = createParamDecorator(
  <T>(codec: Pick<Codec<T>, 'parse'>, context: ExecutionContext): T =>
    parseCborBody(context.switchToHttp().getRequest(), codec),
);

/** As `CborBody`, for guards. */
export function parseCborBody<T>({ body }: { readonly body?: unknown }, codec: Pick<Codec<T>, 'parse'>): T {
  if (!(body instanceof Uint8Array)) throw new AppError('malformed', { detail: `a body of ${CBOR}` });
  return codec.parse(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
}

/** Encodes what the handler returns, status 200. */
export const CborReply = <T>(codec: Pick<Codec<T>, 'encode'>) =>
  applyDecorators(HttpCode(200), UseInterceptors(replyWith(codec)));

const replyWith = <T>({ encode }: Pick<Codec<T>, 'encode'>): NestInterceptor<T, StreamableFile> => ({
  intercept: (_: ExecutionContext, next: CallHandler<T>) =>
    next.handle().pipe(
      map((value) => {
        const bytes = encode(value);
        return new StreamableFile(bytes, { type: CBOR, length: bytes.length });
      }),
    ),
});
