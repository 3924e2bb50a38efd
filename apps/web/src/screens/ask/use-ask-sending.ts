/** Sends the query once, with the ten seconds to take it back; when it is on its way, the form has done its work. */
import { useEffect, useState } from 'preact/hooks';
import type { OutboxItem } from '@kopri/client';
import { isAppError, type AppError, type MessageId } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import type { Remote } from '../../core/wire.js';
import { goTo } from '../../router.js';
import { holdFor } from '../case/use-sending.js';
import { draftOf, newQuery, type AskForm } from './form.js';
import type { AskDraft } from './use-ask-draft.js';

export interface AskSending {
  readonly isBusy: boolean;
  readonly failed: AppError | undefined;
  /** While it can still be taken back. */
  readonly held: OutboxItem | undefined;
  readonly send: (form: AskForm) => void;
  readonly recall: (message: MessageId) => void;
}

/** How long after the end of a hold it is certain to be over. */
const SLACK_MS = 300;

export function useAskSending(query: AskForm['query'], draft: AskDraft): AskSending {
  const kopri = useKopri();
  const [isBusy, setBusy] = useState(false);
  const [failed, setFailed] = useState<AppError | undefined>(undefined);
  const { value, again } = useAsked((asked) => standingOf(asked, query), [query]);
  const held = value?.query === query ? value.held : undefined;
  const isGone = value?.query === query && value.isSent && held === undefined;
  useEffect(() => {
    if (isGone) void draft.drop().then(() => goTo('case', query));
  }, [isGone]);
  useEffect(() => {
    if (!held?.heldUntil) return undefined;
    const timer = setInterval(again, Math.max(SLACK_MS, Date.parse(held.heldUntil) - Date.now() + SLACK_MS));
    return () => clearInterval(timer);
  }, [held?.heldUntil, again]);
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setBusy(true);
    setFailed(undefined);
    try {
      await work();
    } catch (error) {
      if (!isAppError(error)) throw error;
      setFailed(error);
    } finally {
      setBusy(false);
      again();
    }
  };
  const ask = async (form: AskForm): Promise<void> => {
    await draft.flush();
    await kopri.queries.ask({ ...draftOf(form), query, ...holdFor(form.handling ?? 'H3') });
  };
  const takeBack = async (message: MessageId): Promise<void> => {
    await kopri.outbox.recall(message);
    draft.set({ query: newQuery() });
  };
  return {
    isBusy,
    failed,
    held,
    send: (form) => void attempt(() => ask(form)),
    recall: (message) => void attempt(() => takeBack(message)),
  };
}

interface Standing {
  readonly query: string;
  readonly isSent: boolean;
  readonly held: OutboxItem | undefined;
}

async function standingOf(kopri: Remote, query: string): Promise<Standing> {
  const [entries, outbox] = await Promise.all([kopri.queries.list(), kopri.outbox.list()]);
  return {
    query,
    isSent: entries.some((entry) => entry.query === query),
    held: outbox.find((item) => item.query === query && item.state === 'held'),
  };
}
