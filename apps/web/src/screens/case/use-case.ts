/** Everything one case shows, asked together and asked again when anything changes. */
import { useEffect } from 'preact/hooks';
import type { ChannelItem, EvidenceEntry, OutboxItem, QueryView } from '@kopri/client';
import type { AppError, MemberId } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import type { Remote } from '../../core/wire.js';
import { peopleOf, type Circle } from '../../people.js';

export interface CaseFile extends Circle {
  readonly view: QueryView;
  readonly me: MemberId;
  readonly isOffline: boolean;
  /** Everybody who reads what is sent here, oneself among them. */
  readonly readers: readonly MemberId[];
  /** A colleague's claim differs: nothing goes before the person has asked and accepts it. */
  readonly differs: boolean;
  readonly items: readonly ChannelItem[];
  readonly outbox: readonly OutboxItem[];
  readonly evidence: readonly EvidenceEntry[];
  /** Keys of the forms that are begun. */
  readonly drafts: ReadonlySet<string>;
}

export interface AskedCase {
  readonly file: CaseFile | undefined;
  readonly error: AppError | undefined;
  readonly again: () => void;
}

export function useCase(reference: string): AskedCase {
  const kopri = useKopri();
  const { value, error, again } = useAsked((asked) => readCase(asked, reference), [reference]);
  const unread = value?.view.unread ?? 0;
  const channel = value?.view.channel;
  useEffect(() => {
    if (channel === undefined || unread === 0) return undefined;
    return whenSeen(() => kopri.channels.markRead(channel).then(again, () => undefined));
  }, [channel, unread]);
  const heldUntil = value?.outbox.flatMap((item) => (item.heldUntil === null ? [] : [item.heldUntil])).sort()[0];
  useEffect(() => {
    if (heldUntil === undefined) return undefined;
    const timer = setTimeout(again, Math.max(0, Date.parse(heldUntil) - Date.now()) + SLACK_MS);
    return () => clearTimeout(timer);
  }, [heldUntil, value]);
  return { file: value, error, again };
}

/** A hold that ends without a connection changes what is said here, and nobody else tells. */
const SLACK_MS = 250;

async function readCase(kopri: Remote, reference: string): Promise<CaseFile> {
  const [view, directory, standing, channels, outbox, drafts, evidence] = await Promise.all([
    kopri.queries.show(reference),
    kopri.directory.list(),
    kopri.standing(),
    kopri.channels.list(),
    kopri.outbox.list(),
    kopri.drafts.list(),
    kopri.evidence.list(reference),
  ]);
  const { items } = await kopri.channels.items(view.channel);
  const entry = channels.find(({ channel }) => channel === view.channel);
  return {
    view,
    people: peopleOf(directory.members),
    me: standing.status.member,
    isOffline: standing.offline,
    readers: entry?.members ?? [view.from, ...view.to],
    differs: entry?.differs === true,
    items,
    outbox,
    evidence,
    drafts: new Set(drafts.map(({ key }) => key)),
  };
}

/** What lies in a tab behind another has not been read. */
function whenSeen(act: () => void): (() => void) | undefined {
  if (document.visibilityState === 'visible') {
    act();
    return undefined;
  }
  const onChange = (): void => {
    if (document.visibilityState === 'visible') act();
  };
  document.addEventListener('visibilitychange', onChange, { once: true });
  return () => document.removeEventListener('visibilitychange', onChange);
}
