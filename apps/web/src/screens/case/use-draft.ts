/** A form that survives lock and kill: every change is on the disk half a second after the last letter. */
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { isAppError } from '@kopri/protocol';
import { useKopri, useSavedBeforeLeaving, useTrouble } from '../../core/core-context.js';
import { KEEP_AGAIN_MS } from '../../core/keep-again.js';

const QUIET_MS = 400;

export interface DraftForm<T> {
  /** Undefined until this device has been asked. */
  readonly value: T | undefined;
  readonly set: (value: T) => void;
  /** Forgets it here and on the disk. */
  readonly drop: () => void;
  /** What stands on the screen stands on the disk too. */
  readonly isKept: boolean;
}

interface Kept<T> {
  readonly key: string;
  readonly value: T | undefined;
  readonly isKept: boolean;
}

/** What was typed while `sent` was on its way. */
export const typedSince = (now: string, sent: string): string => (now.startsWith(sent) ? now.slice(sent.length) : now);

/** No key, no form: then `value` is undefined. `read` makes a form of what was kept, or of `undefined`. */
export function useDraft<T>(key: string | undefined, read: (kept: unknown) => T): DraftForm<T> {
  const kopri = useKopri();
  const [state, setState] = useState<Kept<T>>({ key: '', value: undefined, isKept: true });
  const tell = useTrouble();
  const unsaved = useRef(new Map<string, T>());
  const isFailing = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const writing = useRef<Promise<void>>(Promise.resolve());
  /** Resolves when everything that was set is on the disk, or cannot be. */
  const save = useCallback(() => {
    clearTimeout(timer.current);
    const keep = async (): Promise<void> => {
      for (const [name, value] of unsaved.current) {
        await kopri.drafts.keep(name, value);
        if (unsaved.current.get(name) === value) unsaved.current.delete(name);
        setState((now) => (now.key === name && now.value === value ? { ...now, isKept: true } : now));
      }
      if (isFailing.current) tell(undefined);
      isFailing.current = false;
    };
    const keepLater = (error: unknown): void => {
      if (isAppError(error, 'profile-locked')) return;
      isFailing.current = true;
      tell(error);
      timer.current = setTimeout(() => void save(), KEEP_AGAIN_MS);
    };
    writing.current = writing.current.then(keep).catch(keepLater);
    return writing.current;
  }, [kopri, tell]);
  useSavedBeforeLeaving(save);
  useEffect(() => {
    if (key === undefined) return undefined;
    let isCurrent = true;
    // What was typed before the answer came is newer than the answer.
    const show = (value: T, isKept: boolean): void =>
      setState((now) => (now.key === key ? now : { key, value, isKept }));
    kopri.drafts.find(key).then(
      (draft) => isCurrent && show(read(draft?.value), draft !== null),
      () => isCurrent && show(read(undefined), false),
    );
    addEventListener('pagehide', save);
    return () => {
      isCurrent = false;
      removeEventListener('pagehide', save);
      void save();
    };
  }, [key, save]);
  const set = (value: T): void => {
    if (key === undefined) return;
    setState({ key, value, isKept: false });
    unsaved.current.set(key, value);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void save(), QUIET_MS);
  };
  const drop = (): void => {
    if (key === undefined) return;
    unsaved.current.delete(key);
    setState({ key, value: read(undefined), isKept: false });
    writing.current = writing.current.then(() => kopri.drafts.drop(key)).catch(() => undefined);
  };
  return { value: state.key === key ? state.value : undefined, set, drop, isKept: state.isKept };
}
