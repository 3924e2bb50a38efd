/** What delivery shows the operator: rates, sizes and durations, never an id. */
import { AppError } from '@kopri/protocol';
import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { ServerMetrics } from '../platform/server-metrics.js';
import { WriteUncertain } from './delivery.ports.js';
import { LaneWatch } from './writer-lane.js';

const COMMIT_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5];

@Injectable()
export class DeliveryWatch extends LaneWatch {
  readonly #stored;
  readonly #failed;
  readonly #seconds;

  constructor(
    private readonly metrics: ServerMetrics,
    private readonly logger: PinoLogger,
  ) {
    super();
    this.#stored = metrics.counter('kopri_envelopes_stored_total', 'Envelopes stored durably');
    this.#failed = metrics.counter('kopri_batches_failed_total', 'Batches answered "unavailable"');
    this.#seconds = metrics.histogram(
      'kopri_commit_seconds',
      'Duration of a database commit of envelopes',
      COMMIT_SECONDS,
    );
  }

  gauge(name: string, help: string, read: () => number): void {
    this.metrics.gauge(name, help, read);
  }

  override wrote(envelopes: number, durationMs: number): void {
    this.#stored.inc(envelopes);
    this.#seconds.observe(durationMs / 1000);
  }

  override failed(error: unknown): void {
    this.#failed.inc();
    if (error instanceof WriteUncertain || error instanceof AppError)
      this.logger.warn({ err: error }, 'batch given up');
    else this.logger.error({ err: error }, 'batch failed');
  }
}
