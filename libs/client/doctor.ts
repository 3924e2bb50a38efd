/** Whether everything is as it should be, in seven answers. */
import { MAX_CLOCK_SKEW_MS } from '@kopri/protocol';
import type { Alarm } from './alarm.js';
import type { ChannelBook } from './channel/channel-book.js';
import type { DirectoryReplica } from './directory-replica.js';
import type { Check } from './face.js';
import type { Outbox } from './outbox.js';
import type { Clock } from './ports.js';
import type { ServerLink } from './transport/server-link.js';
import { equalBytes } from '@kopri/protocol';

interface Parts {
  readonly network: Uint8Array;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly alarm: Alarm;
  readonly directory: DirectoryReplica;
  readonly book: ChannelBook;
  readonly outbox: Outbox;
}

export async function examine(parts: Parts): Promise<readonly Check[]> {
  const reached = await reach(parts);
  return [
    ...reached,
    directoryCheck(parts),
    witnessCheck(parts),
    await channelCheck(parts),
    outboxCheck(parts),
    { name: 'store', ok: true, detail: 'opens, and every record read was sealed here' },
  ];
}

async function reach({ link, clock, network }: Parts): Promise<readonly Check[]> {
  try {
    const before = clock.nowMs();
    const reply = await link.network();
    const skewMs = Math.round(reply.nowMs - (before + clock.nowMs()) / 2);
    const isOurs = reply.network !== undefined && equalBytes(reply.network, network);
    return [
      {
        name: 'clock',
        ok: Math.abs(skewMs) <= MAX_CLOCK_SKEW_MS,
        detail: `${Math.round(skewMs / 1000)} s from the server's`,
      },
      {
        name: 'server',
        ok: isOurs,
        detail: isOurs ? `answers in ${clock.nowMs() - before} ms` : 'serves another network',
      },
    ];
  } catch {
    return [
      { name: 'clock', ok: true, detail: 'not compared: the server is away' },
      { name: 'server', ok: false, detail: 'cannot be reached' },
    ];
  }
}

function directoryCheck({ alarm, directory }: Parts): Check {
  const size = directory.current?.size ?? 0;
  const code = alarm.code;
  return {
    name: 'directory log',
    ok: code === undefined && size > 0,
    detail: code ?? `${size} statements replayed, the root agrees`,
  };
}

function witnessCheck({ directory }: Parts): Check {
  const quorum = directory.current?.quorum ?? 0;
  return {
    name: 'witnesses',
    ok: true,
    detail: quorum === 0 ? 'unwitnessed: no country cosigns the log yet' : `quorum of ${quorum}`,
  };
}

async function channelCheck({ book }: Parts): Promise<Check> {
  const channels = await book.list();
  const held = channels.filter(({ record }) => record.state === 'held' || record.differsAt !== undefined);
  return {
    name: 'channels',
    ok: held.length === 0,
    detail: held.length === 0 ? `${channels.length} in order` : held.map(({ record }) => record.channel).join(', '),
  };
}

function outboxCheck({ outbox }: Parts): Check {
  const stuck = outbox.all.filter(({ state }) => state === 'not-sent').length;
  return { name: 'outbox', ok: stuck === 0, detail: `${outbox.waiting.length} waiting, ${stuck} not sent` };
}
