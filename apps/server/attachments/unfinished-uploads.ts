/** Uploads that nobody has gone on with for two weeks are forgotten, and their bytes no longer count against their member. */
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../platform/ports/clock.js';
import { BlobStore } from './attachments.ports.js';
import { isAbandoned } from './attachments.rules.js';
import { BlobFiles } from './blob-files.js';

const LOOK_EVERY_MS = 6 * 3_600_000;

@Injectable()
export class UnfinishedUploads implements OnApplicationBootstrap, OnModuleDestroy {
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly files: BlobFiles,
    private readonly blobs: BlobStore,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
    void this.look();
  }

  onModuleDestroy(): void {
    clearInterval(this.#timer);
  }

  /** Gives the number forgotten. */
  async collect(): Promise<number> {
    let forgotten = 0;
    for await (const blob of this.blobs.all()) {
      const file = await this.files.find(blob.blob);
      if (!isAbandoned(blob, file, this.clock.nowMs())) continue;
      await this.files.remove(blob.blob);
      forgotten += 1;
    }
    return forgotten;
  }

  private async look(): Promise<void> {
    try {
      const forgotten = await this.collect();
      if (forgotten > 0) this.logger.info({ forgotten }, 'forgot unfinished uploads');
    } catch (error) {
      this.logger.warn({ err: error }, 'unfinished uploads could not be looked through');
    }
  }
}
