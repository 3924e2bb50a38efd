/** A full disk, a damaged profile, and a client killed between sealing and sending (T6). */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createVault, openVault, TsMlsEngine } from '@kopri/crypto/sealed';
import { readyCrypto } from '@kopri/crypto/verify';
import {
  join as joinNetwork,
  MemoryDisk,
  MemoryStore,
  openClient,
  RecordStore,
  SystemClock,
  type ClientParts,
  type Kopri,
  type RecordWrite,
} from '@kopri/client';
import { AppError } from '@kopri/protocol';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FileSpool } from '../../libs/client/file-spool.js';
import { PASSPHRASE, startKopri } from '../scenarios/processes/kopri-process.js';
import { CutConnection, type Cut } from './cut-connection.js';
import { enrol, invite, startFaultNetwork, textsOf, type FaultNetwork } from './fault-network.js';
import { Person } from './person.js';
import { mountSmallDisk } from './small-disk.js';

const TIMEOUT_MS = 300_000;
const FLOOR_BYTES = 64 * 1024 * 1024;

let network: FaultNetwork;
beforeAll(async () => {
  network = await startFaultNetwork();
}, TIMEOUT_MS);
afterAll(() => network.end(), TIMEOUT_MS);

/** A profile in memory whose process can be "killed" at any moment: what its store holds is all that remains. */
class Laptop {
  private readonly disk = new MemoryDisk();
  private header = new Uint8Array();
  link = new CutConnection('');
  isFull = false;

  async join(link: string, name: string): Promise<Kopri> {
    await readyCrypto();
    const { header, vault } = await createVault(PASSPHRASE, { memlimitBytes: FLOOR_BYTES });
    this.header = new Uint8Array(header);
    return (await joinNetwork(this.parts(vault), { link, name })).kopri;
  }

  /** As after a crash: a new process on the same store. */
  async restart(cut: Cut = 'never'): Promise<Kopri> {
    const kopri = await openClient(this.parts(await openVault(this.header, PASSPHRASE)));
    this.link.cut = cut;
    return kopri;
  }

  private parts(vault: ClientParts['vault']): ClientParts {
    const linkTo = (server: string) => (this.link = new CutConnection(server));
    const records = new FullStore(new MemoryStore(this.disk), () => this.isFull);
    return { records, vault, engine: new TsMlsEngine(), clock: new SystemClock(), spool: new FileSpool(''), linkTo };
  }
}

/** A store whose disk can be full, where no small disk can be mounted. */
class FullStore extends RecordStore {
  constructor(
    private readonly store: RecordStore,
    private readonly isFull: () => boolean,
  ) {
    super();
  }
  read(keys: readonly Uint8Array[]) {
    return this.store.read(keys);
  }
  async write(records: readonly RecordWrite[]): Promise<void> {
    if (this.isFull()) throw new AppError('store-full');
    return this.store.write(records);
  }
  close() {
    return this.store.close();
  }
}

async function newLaptop(name: string): Promise<Laptop> {
  const laptop = new Laptop();
  const kopri = await laptop.join(await invite(network.ogulnar, 'practitioner'), name);
  await network.ogulnar.does('admit', '--all');
  await kopri.sync();
  return laptop;
}

describe('a client killed between sealing and sending', () => {
  test.each([
    ['before a byte left', 'before'],
    ['before the answer came back', 'after'],
  ] as const)(
    '%s: the same bytes go again, and the message is shown once (T4, T6)',
    async (_, cut) => {
      const laptop = await newLaptop(`Aylar ${cut}`);
      const begun = await laptop.restart();
      const { channel } = await begun.channels.send('Ogulnar', 'whole');
      const killed = await laptop.restart(cut);
      expect(await killed.channels.send(channel, 'halfway')).toMatchObject({ state: 'queued' });
      const [first] = laptop.link.submitted;
      const again = await laptop.restart();
      expect(await again.sync()).toMatchObject({ queued: 0 });
      expect(laptop.link.submitted).toEqual(cut === 'before' ? [first] : laptop.link.submitted);
      for (const [counter, sealed] of laptop.link.submitted) expect([counter, sealed]).toEqual(first);
      expect(await textsOf(network.ogulnar, channel)).toEqual(['whole', 'halfway']);
      const { items } = await again.channels.items(channel);
      expect(items.filter(({ kind }) => kind === 'text').map(({ text }) => text)).toEqual(['whole', 'halfway']);
    },
    TIMEOUT_MS,
  );

  test(
    'the process itself, killed by SIGKILL at any moment, sends nothing twice and loses nothing it had taken',
    async () => {
      const { channel } = await network.gyzylgul.does('send', 'Ogulnar', 'before the kills');
      const { home } = network.gyzylgul;
      for (const afterMs of [900, 1_200, 1_500, 1_800, 2_100]) {
        const child = startKopri({ home }, 'send', String(channel), `killed after ${afterMs} ms`);
        const timer = setTimeout(() => child.process.kill('SIGKILL'), afterMs);
        await child.ended;
        clearTimeout(timer);
      }
      await network.gyzylgul.does('sync');
      await network.gyzylgul.does('send', String(channel), 'after the kills');
      const own = await textsOf(network.gyzylgul, String(channel));
      expect(await textsOf(network.ogulnar, String(channel))).toEqual(own);
      expect(new Set(own).size).toBe(own.length);
      expect([own[0], own.at(-1)]).toEqual(['before the kills', 'after the kills']);
    },
    TIMEOUT_MS,
  );
});

describe('a full disk', () => {
  test(
    'a message for which there is no room is refused with a code, the profile stays whole, and it goes when there is room',
    async () => {
      const laptop = await newLaptop('Full store');
      const kopri = await laptop.restart();
      const { channel } = await kopri.channels.send('Ogulnar', 'room');
      laptop.isFull = true;
      await expect(kopri.channels.send(channel, 'no room')).rejects.toMatchObject({ code: 'store-full' });
      laptop.isFull = false;
      const again = await laptop.restart();
      await again.channels.send(channel, 'room again');
      expect(await textsOf(network.ogulnar, channel)).toEqual(['room', 'room again']);
    },
    TIMEOUT_MS,
  );

  test(
    'on a real disk without room each command is refused with a code, and the profile opens again',
    async () => {
      const folder = join(network.folder, 'small');
      const disk = mountSmallDisk(folder, 4_000_000);
      if (disk === undefined)
        return void process.stderr.write(
          'No small disk can be mounted here: the full disk was a simulated one only.\n',
        );
      try {
        const person = new Person(folder, 'Crowded');
        await enrol(network.ogulnar, person, 'practitioner');
        const channel = String((await person.does('send', 'Ogulnar', 'room'))['channel']);
        await fillUp(folder);
        await person.isRefused('store-full', 'send', channel, 'x'.repeat(60_000));
        disk.grow(64_000_000);
        await person.does('sync');
        await person.does('send', channel, 'room again');
        const texts = await textsOf(network.ogulnar, channel);
        expect([texts[0], texts.at(-1)]).toEqual(['room', 'room again']);
        expect(new Set(texts).size).toBe(texts.length);
      } finally {
        disk.unmount();
      }
    },
    TIMEOUT_MS,
  );
});

/** Until not a byte more fits. */
async function fillUp(folder: string): Promise<void> {
  for (let bytes = 1_000_000, i = 0; bytes >= 1; i += 1) {
    await writeFile(join(folder, `filler-${i}`), new Uint8Array(bytes)).catch(() => (bytes = Math.floor(bytes / 2)));
  }
}

describe('a damaged profile', () => {
  test(
    'flipped bytes anywhere in the store are found where they matter: a coded error, never a crash',
    async () => {
      await network.gyzylgul.does('send', 'Ogulnar', 'whole');
      const found = new Set<string>();
      // Offline, so that no copy of the profile speaks for the real one.
      await network.server.kill();
      try {
        for (const file of await storeFiles(network.gyzylgul)) {
          const { exit, json } = await (await damagedCopy(file)).runs(['send', 'Ogulnar', 'from a damaged profile']);
          const { code, hint } = (json['error'] ?? { code: 'none', hint: 'none' }) as { code: string; hint: string };
          expect({ file, exit, code, hint }).toEqual({
            file,
            exit: code === 'none' ? 0 : 1,
            code: expect.stringMatching(/^(none|store-corrupt|profile-missing)$/),
            hint: expect.stringMatching(/\S/),
          });
          found.add(code);
        }
      } finally {
        await network.server.start();
      }
      expect(found).toContain('store-corrupt');
      expect(await network.gyzylgul.does('status')).toMatchObject({ state: 'active', outbox: 0 });
    },
    TIMEOUT_MS,
  );

  test(
    'a copy of an older day seals nothing: the server holds more than it has made (T6)',
    async () => {
      const copy = new Person(network.folder, 'Yesterday');
      await cp(network.gyzylgul.home, copy.home, { recursive: true });
      const { channel } = await network.gyzylgul.does('send', 'Ogulnar', 'of today');
      await copy.isRefused('profile-rolled-back', 'send', String(channel), 'of yesterday');
      await copy.isRefused('profile-rolled-back', 'send', String(channel), 'of yesterday');
      expect(await textsOf(network.ogulnar, String(channel))).not.toContain('of yesterday');
      await network.gyzylgul.does('send', String(channel), 'of today, too');
      expect((await textsOf(network.ogulnar, String(channel))).slice(-2)).toEqual(['of today', 'of today, too']);
    },
    TIMEOUT_MS,
  );
});

const storeFiles = async ({ home }: Person): Promise<string[]> =>
  (await readdir(join(home, 'store'))).filter((name) => /\.(ldb|log)$|^MANIFEST|^CURRENT$/.test(name));

async function damagedCopy(file: string): Promise<Person> {
  const damaged = new Person(network.folder, `damaged-${file}`);
  await cp(network.gyzylgul.home, damaged.home, { recursive: true });
  await flipBytes(join(damaged.home, 'store', file));
  return damaged;
}

async function flipBytes(path: string): Promise<void> {
  const bytes = await readFile(path);
  for (let at = 7; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}
