/** The form on the screen and on the disk. Leaving a field writes it at once. */
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useKopri, useSavedBeforeLeaving, useTrouble } from '../../core/core-context.js';
import { DraftKeeper } from './draft-keeper.js';
import { blankForm, type AskForm, type Change } from './form.js';

export interface AskDraft {
  /** Undefined until this device has been asked. */
  readonly form: AskForm | undefined;
  readonly set: (change: Change) => void;
  readonly isKept: boolean;
  /** Another tab's version was kept beside this one. */
  readonly isCopied: boolean;
  readonly flush: () => Promise<void>;
  readonly drop: () => Promise<void>;
}

export function useAskDraft(id: string): AskDraft {
  const kopri = useKopri();
  const onTrouble = useTrouble();
  const [form, setForm] = useState<AskForm | undefined>(undefined);
  const [kept, setKept] = useState<AskForm | undefined>(undefined);
  const [isCopied, setCopied] = useState(false);
  const keeper = useMemo(
    () => new DraftKeeper(id, kopri.drafts, { onKept: setKept, onTrouble, onCopied: () => setCopied(true) }),
    [id, kopri, onTrouble],
  );
  useEffect(() => {
    const load = async (): Promise<void> => {
      const found = (await keeper.load().catch(() => undefined)) ?? undefined;
      if (!keeper.isClean) return;
      setForm((now) => found ?? now ?? blankForm());
      setKept(found);
    };
    void load();
    return writeOnLeaving(keeper, load);
  }, [keeper]);
  const flush = useCallback(() => keeper.flush(), [keeper]);
  useSavedBeforeLeaving(flush);
  const set = (change: Change): void =>
    setForm((now) => {
      const next = { ...(now ?? blankForm()), ...change };
      keeper.put(next);
      return next;
    });
  return {
    form,
    set,
    isKept: kept === form && form !== undefined,
    isCopied,
    flush,
    drop: () => keeper.drop(),
  };
}

/** Coming back to this tab shows what another one has written since. */
function writeOnLeaving(keeper: DraftKeeper, load: () => Promise<void>): () => void {
  const flush = (): void => void keeper.flush();
  const onSight = (): void => {
    if (document.visibilityState === 'hidden') flush();
    else if (keeper.isClean) void load();
  };
  addEventListener('focusout', flush);
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', onSight);
  return () => {
    removeEventListener('focusout', flush);
    removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', onSight);
    flush();
  };
}
