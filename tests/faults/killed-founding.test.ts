/** The root of a network exists once: a founding killed at its last step must not lose it. */
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { foundNetwork, profileExists } from '@kopri/client/node';
import { removeFolder } from '../scenarios/processes/temporary.js';
import { SETUP_TOKEN, startServer } from './fault-network.js';

test('a founding killed after the server’s yes is taken up again, with the same root', async () => {
  const { folder, server } = await startServer();
  const home = join(folder, 'secretariat');
  const founding = { server: server.url, setupToken: SETUP_TOKEN, name: 'Secretariat', home, kdf: 'floor' } as const;
  try {
    const first = await foundNetwork({ ...founding, passphrase: 'right' });
    const { network, member } = await first.status();
    await first.close();
    // As it lies there when the last step, naming the vault, was not reached.
    await rename(join(home, 'vault'), join(home, 'vault.new'));
    expect(await profileExists(home)).toBe(false);
    await expect(foundNetwork({ ...founding, passphrase: 'wrong' })).rejects.toMatchObject({
      code: 'passphrase-wrong',
    });
    const again = await foundNetwork({ ...founding, passphrase: 'right' });
    expect(await again.status()).toMatchObject({ network, member, state: 'active' });
    await again.sync();
    expect(again.offline).toBe(false);
    await again.close();
  } finally {
    await server.stop();
    await removeFolder(folder);
  }
});
