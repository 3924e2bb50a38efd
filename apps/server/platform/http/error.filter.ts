/**
 * Every error leaves the server in one form: `{"error":{"code",…}}` with the status of the table.
 * What is no `AppError` is a bug: logged with the request's id, shown as `internal` and that id.
 */
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { AppError, refusalProofCodec, toBase64Url, type ErrorCode, type ErrorReply } from '@kopri/protocol';
import type { Request, Response } from 'express';
import { PinoLogger } from 'nestjs-pino';
import { isConnectionFailure } from '../database.js';
import { RefusedDevice } from '../refused-device.js';

@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly logger: PinoLogger) {}

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request & { id?: string }>();
    const response = http.getResponse<Response>();
    const error = toAppError(thrown);
    if (error.code === 'internal') this.logger.error({ requestId: request.id, err: thrown }, 'internal error');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response
      .status(error.status)
      .type('application/json')
      .send(JSON.stringify(errorReply(error, request.id)));
  }
}

export function errorReply(error: AppError, requestId: string | undefined): ErrorReply {
  return {
    error: {
      code: error.code,
      ...(error.detail !== undefined && { detail: error.detail }),
      ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
      ...(error.code === 'internal' && requestId !== undefined && { id: requestId }),
    },
    ...(error instanceof RefusedDevice && { proof: toBase64Url(refusalProofCodec.encode(error.proof)) }),
  };
}

/** What Nest, express and the database driver throw, in our words; all else is `internal`. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code =
    codesByStatus[statusOf(thrown) ?? 0] ?? (isConnectionFailure(thrown) ? 'database-unavailable' : 'internal');
  return new AppError(code, { cause: thrown });
}

const codesByStatus: Readonly<Record<number, ErrorCode>> = {
  400: 'malformed',
  403: 'not-found',
  404: 'not-found',
  405: 'not-found',
  413: 'too-large',
  415: 'malformed',
  429: 'too-many-requests',
  503: 'unavailable',
};

/** The status of an `HttpException`, or of the errors that express's body parsers make. */
function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number' ? thrown.status : undefined;
}
