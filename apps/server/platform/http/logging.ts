/**
 * What a request leaves in the log: an id, the route's pattern, status, sizes, time, and the
 * caller's network to /24 (docs/metadata.md). No address line, header, body, name or token.
 */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Params } from 'nestjs-pino';
import { pino, type Logger } from 'pino';
import { findErrorCode } from '../error-code.js';
import type { LogLevel } from '../settings.js';

interface RoutedRequest extends IncomingMessage {
  readonly route?: { readonly path?: unknown };
}

export const createLogger = (level: LogLevel): Logger =>
  pino({ level, base: null, serializers: { err: describeError } });

export const loggerParams = (logger: Logger): Params => ({
  pinoHttp: {
    logger,
    genReqId: () => randomUUID(),
    serializers: { req: () => undefined, res: () => undefined, err: describeError },
    quietReqLogger: true,
    customProps: (request, response) => describeRequest(request, response),
    customLogLevel: (_, response) => (response.statusCode >= 500 ? 'warn' : 'debug'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    autoLogging: { ignore: (request) => request.url === '/health' || request.url === '/metrics' },
  },
});

function describeRequest(request: RoutedRequest, response: ServerResponse) {
  return {
    method: request.method,
    route: typeof request.route?.path === 'string' ? request.route.path : 'none',
    status: response.statusCode,
    bytes: Number(request.headers['content-length'] ?? 0),
    net: networkOf(request.socket?.remoteAddress ?? ''),
  };
}

/** IPv4 to /24, IPv6 to /48. */
export function networkOf(address: string): string {
  const v4 = /^(?:::ffff:)?(\d+\.\d+\.\d+)\.\d+$/.exec(address)?.[1];
  if (v4 !== undefined) return `${v4}.0/24`;
  return address.includes(':') ? `${address.split(':').slice(0, 3).join(':')}::/48` : 'unknown';
}

/** Where a bug is and of which kind: the message may quote what somebody sent, so it stays out. */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = findErrorCode(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { type: error.name, ...(code !== undefined && { code }), at: frames.slice(0, 6).map((line) => line.trim()) };
}
