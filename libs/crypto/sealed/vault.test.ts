import { beforeAll, describe, expect, test } from '@jest/globals';
import { utf8 } from '@kopri/protocol';
import fc from 'fast-check';
import { readyCrypto } from '../verify/index.js';
import { createVault, openVault, type Vault } from './vault.js';

beforeAll(readyCrypto);

const MIB = 1024 * 1024;
/** The floor: a fifth of the time. */
const cost = { opslimit: 3, memlimitBytes: 64 * MIB };
const words = 'üç gara at geçdi';

let header: Uint8Array;
let vault: Vault;
beforeAll(async () => {
  ({ header, vault } = await createVault(words, cost));
});

describe('the passphrase', () => {
  test('opens the vault, however it is composed', async () => {
    const sealed = vault.seal('group/1', utf8('state'));
    expect((await openVault(header, words.normalize('NFD'))).open('group/1', sealed)).toEqual(utf8('state'));
  });

  test('another one does not', async () => {
    await expect(openVault(header, 'üç gara at geçdi ')).rejects.toThrow('passphrase-wrong');
  });

  test('may change: what was sealed opens as before, and the old words open the new header no more', async () => {
    const sealed = vault.seal('group/1', utf8('state'));
    const changed = vault.rewrap('täze sözler', cost);
    expect((await openVault(changed, 'täze sözler')).open('group/1', sealed)).toEqual(utf8('state'));
    await expect(openVault(changed, words)).rejects.toThrow('passphrase-wrong');
  });
});

describe('the header', () => {
  const withCost = (opslimit: number, memlimitBytes: number): Uint8Array => {
    const changed = Uint8Array.from(header);
    const view = new DataView(changed.buffer);
    view.setUint32(1, opslimit);
    view.setUint32(5, memlimitBytes / 1024);
    return changed;
  };

  test('made by default costs 3 passes over 256 MiB', async () => {
    const made = await createVault(words);
    const view = new DataView(made.header.buffer);
    expect([view.getUint32(1), view.getUint32(5) * 1024]).toEqual([3, 256 * MIB]);
  });

  test('of a weaker cost is refused before any guess, and never made', async () => {
    await expect(openVault(withCost(2, 64 * MIB), words)).rejects.toThrow('vault-weak');
    await expect(openVault(withCost(3, 64 * MIB - 1024), words)).rejects.toThrow('vault-weak');
    await expect(createVault(words, { opslimit: 3, memlimitBytes: 32 * MIB })).rejects.toThrow('vault-weak');
    expect(() => vault.rewrap(words, { ...cost, opslimit: 1 })).toThrow('vault-weak');
  });

  test('of a cost that would exhaust the computer is refused', async () => {
    await expect(openVault(withCost(3, 4096 * MIB - 1024), words)).rejects.toThrow('store-corrupt');
  });

  test('with another cost, salt or wrapped key opens nothing', async () => {
    await expect(openVault(withCost(4, 64 * MIB), words)).rejects.toThrow('passphrase-wrong');
    for (const at of [9, 25, header.length - 1]) {
      const changed = header.map((byte, i) => (i === at ? byte ^ 1 : byte));
      await expect(openVault(changed, words)).rejects.toThrow('passphrase-wrong');
    }
  });

  test('that is none, or cut, is refused as such', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 96 }), async (bytes) => {
        await expect(openVault(bytes, words)).rejects.toThrow('store-corrupt');
      }),
    );
    await expect(openVault(header.subarray(1), words)).rejects.toThrow('store-corrupt');
  });
});

describe('sealed values', () => {
  test('any value comes back under its name, and twice sealed looks different', () => {
    fc.assert(
      fc.property(fc.string(), fc.uint8Array(), (name, value) => {
        const [once, twice] = [vault.seal(name, value), vault.seal(name, value)];
        expect(vault.open(name, once)).toEqual(value);
        expect(once).not.toEqual(twice);
      }),
    );
  });

  test('under another name, in another vault, cut, longer or changed in any byte they are corrupt', async () => {
    const other = (await createVault(words, cost)).vault;
    const sealed = vault.seal('group/1', utf8('state'));
    expect(() => vault.open('group/2', sealed)).toThrow('store-corrupt');
    expect(() => other.open('group/1', sealed)).toThrow('store-corrupt');
    for (let i = 0; i < sealed.length; i++) {
      expect(() => vault.open('group/1', sealed.subarray(0, i))).toThrow('store-corrupt');
      expect(() =>
        vault.open(
          'group/1',
          sealed.map((byte, at) => (at === i ? byte ^ 0x80 : byte)),
        ),
      ).toThrow('store-corrupt');
    }
    expect(() => vault.open('group/1', Uint8Array.of(...sealed, 0))).toThrow('store-corrupt');
  });
});

describe('record keys', () => {
  test('are the same for a name whenever this vault is opened, and differ otherwise', async () => {
    const again = await openVault(header, words);
    expect(again.recordKey('group/1')).toEqual(vault.recordKey('group/1'));
    expect(vault.recordKey('group/1')).toHaveLength(16);
    expect(vault.recordKey('group/2')).not.toEqual(vault.recordKey('group/1'));
    expect((await createVault(words, cost)).vault.recordKey('group/1')).not.toEqual(vault.recordKey('group/1'));
  });
});
