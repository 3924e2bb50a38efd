/** `GET /health` for whoever watches the server, `GET /metrics` for Prometheus. */
import { Controller, Get, Header } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { AppError } from '@kopri/protocol';
import { Database } from './database.js';
import { Public } from './http/public.js';
import { ServerMetrics } from './server-metrics.js';

/** A database slower than this serves nobody. */
const PING_TIMEOUT_MS = 3_000;

@Controller()
@Public()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: Database,
    private readonly metrics: ServerMetrics,
  ) {}

  @Get('health')
  @Header('Cache-Control', 'no-store')
  async check(): Promise<{ status: 'ok' }> {
    const ping = async () => void (await this.database.pool.query('select 1'));
    await this.health
      .check([() => this.indicators.check('database').attempt(ping).withTimeout(PING_TIMEOUT_MS)])
      .catch((cause: unknown) => {
        throw new AppError('unavailable', { detail: 'database', cause });
      });
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  prometheus(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
