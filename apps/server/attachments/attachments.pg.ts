import { AppError, type BlobId, type MemberId } from '@kopri/protocol';
import { Injectable } from '@nestjs/common';
import { MoreThan, type EntityManager } from 'typeorm';
import { Database } from '../platform/database.js';
import { BlobRow } from './attachments.entities.js';
import { type Blob, BlobStore } from './attachments.ports.js';
import { fitsQuota } from './attachments.rules.js';

const PAGE = 1_000;

@Injectable()
export class PgBlobStore extends BlobStore {
  constructor(private readonly database: Database) {
    super();
  }

  override reserve(blob: Blob): Promise<Blob> {
    return this.database.orm.transaction(async (manager) => {
      // One member's uploads are counted one after the other, or two at once would both fit.
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 2))', [blob.member]);
      const known = await manager.findOneBy(BlobRow, { blob: blob.blob });
      if (known !== null) return known;
      if (!fitsQuota(await heldBytes(manager, blob.member), blob.sizeBytes)) throw new AppError('quota-exceeded');
      await manager
        .createQueryBuilder()
        .insert()
        .into(BlobRow)
        .values({ ...blob })
        .orIgnore()
        .execute();
      return manager.findOneByOrFail(BlobRow, { blob: blob.blob });
    });
  }

  override async find(blob: BlobId): Promise<Blob | undefined> {
    return (await this.database.orm.manager.findOneBy(BlobRow, { blob })) ?? undefined;
  }

  override async remove(blob: BlobId): Promise<void> {
    await this.database.orm.manager.delete(BlobRow, { blob });
  }

  override async *all(): AsyncIterable<Blob> {
    for (let after = ''; ; ) {
      const page = await this.database.orm.manager.find(BlobRow, {
        where: { blob: MoreThan(after as BlobId) },
        order: { blob: 'asc' },
        take: PAGE,
      });
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.blob;
    }
  }
}

const heldBytes = async (manager: EntityManager, member: MemberId): Promise<number> =>
  (await manager.sum(BlobRow, 'sizeBytes', { member })) ?? 0;
