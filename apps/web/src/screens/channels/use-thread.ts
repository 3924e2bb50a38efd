/** The window of a channel as state: moved one step at a time, asked again after every change. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ChannelId, MemberId } from '@kopri/protocol';
import { useCore } from '../../core/core-context.js';
import {
  around,
  earlier,
  firstUnread,
  later,
  newest,
  PAGE_ITEMS,
  refreshed,
  type Fetch,
  type ThreadWindow,
} from './thread-window.js';

/** Where the eye goes after a change: to the end, to an item, with the focus where somebody went there, or nowhere. */
export type Aim =
  | { readonly to: 'end' }
  | { readonly to: 'item'; readonly key: string; readonly focus?: true }
  | { readonly to: 'stay' };

export interface Thread extends ThreadWindow {
  readonly aim: Aim;
  /** Begins what was unread when the channel was opened. */
  readonly unreadFrom: string | undefined;
}

export interface ThreadSteps {
  readonly showEarlier: () => void;
  readonly showLater: () => void;
  readonly showEnd: () => void;
  readonly jump: (seq: number, key: string) => void;
  readonly again: () => void;
}

/** More unread than this are read from where they are found, not from their first. */
const MAX_UNREAD_SHOWN = 300;
/** The one before the first unread stands with it. */
const CONTEXT = 5;

type Step = (thread: Thread | undefined) => Promise<Thread | undefined>;

export function useThread(channel: ChannelId, opening: { unread: number; me: MemberId | undefined }) {
  const core = useCore();
  const [thread, setThread] = useState<Thread | undefined>(undefined);
  const steps = useRef<Promise<Thread | undefined>>(Promise.resolve(undefined));
  const isRunning = useRef(0);
  const run = useCallback((step: Step): void => {
    isRunning.current += 1;
    steps.current = steps.current
      .then((current) => step(current).catch(() => current))
      .then((next) => {
        isRunning.current -= 1;
        setThread(next);
        return next;
      });
  }, []);
  const fetch: Fetch = useCallback(
    async (range) => (await core.kopri.channels.items(channel, range)).items,
    [core, channel],
  );
  const again = useCallback(
    () => run(async (now) => now && { ...now, ...(await refreshed(fetch, now)), aim: { to: 'stay' } }),
    [run, fetch],
  );
  useEffect(() => {
    run(async () => opened(fetch, opening));
    return core.listen(({ notice }) => {
      if (notice === 'changed') again();
    });
  }, [core, again]);
  /** While a page is on its way another press or scroll asks for nothing. */
  const move = (step: (now: Thread) => Promise<Thread>): void => {
    if (isRunning.current === 0) run(async (now) => now && step(now));
  };
  const go: ThreadSteps = {
    again,
    showEarlier: () => move(async (now) => ({ ...now, ...(await earlier(fetch, now)), aim: { to: 'stay' } })),
    showLater: () => move(async (now) => ({ ...now, ...(await later(fetch, now)), aim: { to: 'stay' } })),
    showEnd: () =>
      run(async (now) => {
        if (now === undefined) return now;
        const window = now.hasLater ? await newest(fetch) : await refreshed(fetch, now);
        return { ...now, ...window, aim: { to: 'end' } };
      }),
    jump: (seq, key) =>
      run(async (now) => now && { ...now, ...(await around(fetch, seq)), aim: { to: 'item', key, focus: true } }),
  };
  return { thread, go };
}

async function opened(fetch: Fetch, { unread, me }: { unread: number; me: MemberId | undefined }): Promise<Thread> {
  const limit = Math.max(PAGE_ITEMS, unread > MAX_UNREAD_SHOWN ? 0 : unread + CONTEXT);
  const window = await newest(fetch, limit);
  const unreadFrom = firstUnread(window.items, unread, me);
  return { ...window, unreadFrom, aim: unreadFrom === undefined ? { to: 'end' } : { to: 'item', key: unreadFrom } };
}
