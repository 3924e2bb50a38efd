/** The devices of this member. Linking a second one is not in this version. */
import type { Command } from 'commander';
import { AppError } from '@kopri/protocol';
import type { Answer } from '../answer.js';
import type { Runner, Session } from '../runner.js';
import { People } from '../view/people.js';
import { devicesWords } from '../view/status.js';
import { group, withExample } from './options.js';

export function addDeviceCommands(program: Command, runner: Runner): void {
  const device = group(program, 'device', 'List your devices, or remove one that is lost.');
  withExample(
    device
      .command('list')
      .description('List your devices.')
      .action(() => runner.withProfile(list)),
    'kopri device list',
  );
  withExample(
    device
      .command('revoke')
      .argument('<device>', 'the device, as kopri device list shows it')
      .description('Remove a device of yours, as when it is lost: it opens nothing that is sent from now on.')
      .action((which: string) => runner.withProfile((session) => revoke(session, which))),
    'kopri device revoke d5c1a…',
  );
}

async function list({ kopri, shell }: Session): Promise<Answer> {
  const devices = await kopri.devices.list();
  return {
    json: { devices: devices.map(({ device, name, added, current }) => ({ device, name, added, current })) },
    words: async () => devicesWords(devices, await People.of(kopri, shell), shell.terminal.width),
  };
}

async function revoke({ kopri, confirm, settle }: Session, which: string): Promise<Answer> {
  const found = (await kopri.devices.list()).find(({ device }) => device === which);
  if (found === undefined) throw new AppError('not-found', { detail: which });
  const subject = found.current ? 'this device, the one you are using' : `the device ${found.name ?? found.device}`;
  await confirm(`Remove ${subject}? It opens nothing that is sent from now on.`);
  await kopri.devices.revoke(which);
  await settle();
  return { json: { revoked: found.device }, words: () => ['Removed. It opens nothing that is sent from now on.'] };
}
