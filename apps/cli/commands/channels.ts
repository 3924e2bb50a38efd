/** Channels and what is said in them: open, list, send, read. */
import type { Command } from 'commander';
import type { ChannelEntry, ChannelItem, Kopri } from '@kopri/client';
import { queuedMark, type Answer, type JsonObject } from '../answer.js';
import type { Runner, Session } from '../runner.js';
import { channelsWords, itemsWords, sentWords } from '../view/channels.js';
import { People } from '../view/people.js';
import { askIfDiffering } from './differing.js';
import { given, group, parseCount, withExample } from './options.js';

export function addChannelCommands(program: Command, runner: Runner): void {
  withExample(
    group(program, 'channel', 'Open a channel with members.')
      .command('open')
      .argument('<member...>', 'ids, or names that fit one member each')
      .option('--title <text>', 'what it is about; never the name of a victim')
      .description('Open a channel with one or more members. Only they can read it.')
      .action((members: string[], { title }: { readonly title?: string }) =>
        runner.withProfile((session) => openChannel(session, members, title)),
      ),
    "kopri channel open 'Elif Yılmaz' 'Merdan Orazow' --title 'Border crossing, V1'",
  );
  withExample(
    program
      .command('channels')
      .description('List your channels with what is unread. Works without a server.')
      .action(() => runner.withProfile(listChannels)),
    'kopri channels',
  );
  withExample(
    program
      .command('send')
      .argument('<to>', 'a channel, or a member: then the channel of just the two')
      .argument('<text>', 'the text, in quotation marks')
      .option('--accept-differing', 'send although a colleague saw something else in this channel')
      .description('Send a text. Without a server it is kept and sent later.')
      .action((to: string, text: string, { acceptDiffering = false }: { readonly acceptDiffering?: boolean }) =>
        runner.withProfile((session) => send(session, { to, text, acceptDiffering })),
      ),
    "kopri send 'Elif Yılmaz' 'The document is genuine. Details follow.'",
  );
  withExample(
    program
      .command('read')
      .argument('<channel>', 'the channel, as kopri channels shows it')
      .option('--after <seq>', 'only what stands after this number', parseCount)
      .description('Read a channel and mark it as read. Works without a server.')
      .action((channel: string, { after }: { readonly after?: number }) =>
        runner.withProfile((session) => read(session, channel, after)),
      ),
    'kopri read c0000… --after 12',
  );
}

async function openChannel(
  { kopri, settle, shell }: Session,
  members: readonly string[],
  title?: string,
): Promise<Answer> {
  const channel = await kopri.channels.open(members, title);
  await settle();
  return {
    json: { channel, ...queuedMark(kopri.offline) },
    words: async () =>
      channelsWords(await findChannel(kopri, channel), await People.of(kopri, shell), shell.terminal.width),
  };
}

const findChannel = async (kopri: Kopri, id: string): Promise<readonly ChannelEntry[]> =>
  (await kopri.channels.list()).filter(({ channel }) => channel === id);

async function listChannels({ kopri, shell }: Session): Promise<Answer> {
  const channels = await kopri.channels.list();
  return {
    json: {
      channels: channels.map(({ channel, title, members, epoch, lastSeq, unread }) => ({
        channel,
        title,
        members,
        epoch,
        lastSeq,
        unread,
      })),
    },
    words: async () => channelsWords(channels, await People.of(kopri, shell), shell.terminal.width),
  };
}

interface Sending {
  readonly to: string;
  readonly text: string;
  readonly acceptDiffering: boolean;
}

async function send(session: Session, { to, text, acceptDiffering }: Sending): Promise<Answer> {
  const { channels } = session.kopri;
  if (acceptDiffering) await channels.acceptDiffering(to);
  const sent = await askIfDiffering(session, { send: () => channels.send(to, text), to: async () => to });
  if (sent.state === 'queued') await session.settle();
  const { channel, message, seq, state } = sent;
  return { json: { channel, message, seq, state }, words: () => sentWords(sent, to) };
}

async function read({ kopri, shell }: Session, which: string, after?: number): Promise<Answer> {
  const { channel, items } = await kopri.channels.items(which, given({ afterSeq: after }));
  await kopri.channels.markRead(which);
  return {
    json: { channel, items: items.map(itemJson) },
    words: async () => itemsWords(items, await People.of(kopri, shell), shell.terminal.width),
  };
}

const itemJson = ({ seq, message, kind, from, sentAt, text, members, state, warnings }: ChannelItem): JsonObject => ({
  seq,
  message,
  kind,
  from: from === null ? null : { member: from.member, device: from.device },
  sentAt,
  text: members === null ? text : changesText(members),
  state,
  warnings,
});

/** `+m… -m…`: who came and who left. */
const changesText = ({ added, removed }: NonNullable<ChannelItem['members']>): string | null =>
  [...added.map((member) => `+${member}`), ...removed.map((member) => `-${member}`)].join(' ') || null;
