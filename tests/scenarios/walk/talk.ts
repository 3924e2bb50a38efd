/** A channel of three, and a member who leaves it because he left his post. */
import * as contract from './contract.js';
import { elif, gyzylgul, merdan, ogulnar, type Enrolled } from './people.js';
import type * as v from 'valibot';
import { law, same, type Command, type Stage } from './stage.js';

type Items = v.InferOutput<typeof contract.items>;

export interface Talk {
  readonly channel: string;
  /** Message ids in the order in which they were sent. */
  readonly messages: readonly string[];
}

const BEFORE = [
  [elif, 'Merhaba, has the entry record been found?'],
  [gyzylgul, 'Salam. Hawa, Merdan brings it today.'],
  [merdan, 'Тут запись о въезде, двадцать восьмое октября.'],
] as const;
const AFTER = [
  [elif, 'Gyzylgul, who follows Merdan in this case?'],
  [gyzylgul, 'I do, until further notice.'],
] as const;

export async function talk(stage: Stage): Promise<Talk> {
  const { channel } = await stage.does(
    elif.home,
    contract.opened,
    'channel',
    'open',
    gyzylgul.name,
    merdan.name,
    '--title',
    'Border crossing, V1',
  );
  const messages: string[] = [];
  for (const [who, text] of BEFORE) messages.push(await say(stage, { home: who.home, channel, text }));
  return { channel, messages };
}

async function say(
  stage: Stage,
  { home, channel, text }: { home: string; channel: string; text: string },
): Promise<string> {
  const sent = await stage.does(home, contract.sent, 'send', channel, text);
  law(sent.channel === channel, 'the message went into the channel that was named', sent);
  return sent.message;
}

/** Merdan leaves his post: T7 as a person sees it. */
export async function removeMerdan(stage: Stage, { members }: Enrolled, { channel, messages }: Talk): Promise<Talk> {
  const gone = await stage.does(
    ogulnar.home,
    contract.memberState,
    'member',
    'remove',
    merdan.name,
    '--reason',
    'Left the office',
  );
  law(gone.member === members.get(merdan.home) && gone.state === 'removed', 'the correspondent removed Merdan', gone);
  const later: string[] = [];
  for (const [who, text] of AFTER) later.push(await say(stage, { home: who.home, channel, text }));
  const status = await stage.does(merdan.home, contract.status, 'status');
  law(status.state === 'removed', 'the removed member is told so, with the proof that his client checked', status);
  await stage.isRefused(merdan.home, 'device-removed', 'send', channel, 'Am I still here?');
  await stage.isRefused(merdan.home, 'device-removed', 'send', elif.name, 'And here?');
  return { channel, messages: [...messages, ...later] };
}

/** Every message once, in one order, at everybody; the removed member's copy ends where he was removed (T4, T7). */
export async function requireNothingLost(stage: Stage, { channel, messages }: Talk): Promise<void> {
  const [here, there, kept] = (
    await stage.doEach(
      contract.items,
      [elif, gyzylgul, merdan].map(({ home }): Command => [home, 'read', channel]),
    )
  ).map(textsOf);
  if (here === undefined || there === undefined || kept === undefined) return;
  const texts = [...BEFORE, ...AFTER].map(([, text]) => text);
  law(same(here, there), 'both ends hold the same items in the same order', { here, there });
  law(
    same(
      here.map(({ message }) => message),
      messages,
    ),
    'every message stands there once, in the order of sending',
    here,
  );
  law(
    same(
      here.map(({ text }) => text),
      texts,
    ),
    'its text is what was written',
    here,
  );
  law(isRising(here.map(({ seq }) => seq)), 'places rise', here);
  const ofHisTime = messages.slice(0, BEFORE.length);
  law(
    kept.every(({ message }) => message !== null && ofHisTime.includes(message)),
    'the removed member holds nothing sent after',
    kept,
  );
  await requireInOrder(stage);
}

function textsOf({ items }: Items) {
  const isClean = items.every(({ kind, warnings }) => kind !== 'unreadable' && warnings.length === 0);
  law(isClean, 'everything opens, without a warning', items);
  return items
    .filter(({ kind }) => kind === 'text')
    .map(({ seq, message, from, sentAt, text }) => ({ seq, message, from, sentAt, text }));
}

async function requireInOrder(stage: Stage): Promise<void> {
  const both = (...args: string[]) => [elif, gyzylgul].map(({ home }): Command => [home, ...args]);
  for (const { channels } of await stage.doEach(contract.channels, both('channels'))) {
    const isWithoutMerdan = channels.length === 2 && channels.every(({ members }) => members.length === 2);
    law(isWithoutMerdan, 'the case and the talk are there, without Merdan', channels);
  }
  for (const { checks } of await stage.doEach(contract.checks, both('doctor'))) {
    law(
      checks.every(({ ok }) => ok),
      'the profile is in order',
      checks,
    );
  }
  const statuses = await stage.doEach(contract.status, both('status'));
  law(
    statuses.every(({ state, outbox }) => state === 'active' && outbox === 0),
    'nothing waits',
    statuses,
  );
  law(
    new Set(statuses.map(({ directory }) => `${directory.size} ${directory.root}`)).size === 1,
    'both ends hold the same directory',
    statuses,
  );
}

const isRising = (places: readonly number[]): boolean =>
  places.every((place, i) => i === 0 || place > (places[i - 1] ?? 0));
