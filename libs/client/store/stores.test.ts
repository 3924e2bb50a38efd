import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from '../../testing/store-contract.js';
import { LevelStore } from './level-store.js';
import { MemoryDisk, MemoryStore } from './memory-store.js';

storeContract('MemoryStore', async () => {
  const disk = new MemoryDisk();
  return { open: async () => new MemoryStore(disk), remove: async () => undefined };
});

storeContract('LevelStore', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kopri-store-'));
  return {
    open: () => LevelStore.open(join(folder, 'store'), { patienceMs: 200 }),
    remove: () => rm(folder, { recursive: true }),
  };
});
