/** The client for screens: asked once, asked again whenever something changed. */
import { createContext } from 'preact';
import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import { isAppError, type AppError } from '@kopri/protocol';
import { codedError } from './coded.js';
import type { Core } from './core.js';
import type { Remote, Session, Standing } from './wire.js';

export const CoreContext = createContext<Core | undefined>(undefined);

export function useCore(): Core {
  const core = useContext(CoreContext);
  if (core === undefined) throw new Error('no core above this component');
  return core;
}

export const useKopri = (): Remote => useCore().kopri;

export function useSession(): Session {
  const core = useCore();
  const [session, setSession] = useState(core.current);
  useEffect(() => {
    setSession(core.current);
    return core.listen((notice) => {
      if (notice.notice === 'session') setSession(notice.session);
    });
  }, [core]);
  return session;
}

/** What is unsaved on the screen goes to the disk before somebody locks. */
export function useSavedBeforeLeaving(save: () => Promise<unknown>): void {
  const core = useCore();
  useEffect(() => core.beforeLeaving(save), [core, save]);
}

/** Says above every screen why something is not on the disk; without an error that is over. */
export function useTrouble(): (error: unknown) => void {
  const core = useCore();
  return useCallback(
    (error) => core.tell({ notice: 'trouble', error: error === undefined ? undefined : codedError(error) }),
    [core],
  );
}

export interface Asked<T> {
  /** The last answer: stays while a newer one is on its way. */
  readonly value: T | undefined;
  readonly error: AppError | undefined;
  /** After an act of this screen; everything else is noticed. */
  readonly again: () => void;
}

/** What the client answers; asked again after every change, and when `keys` differ. */
export function useAsked<T>(ask: (kopri: Remote) => Promise<T>, keys: readonly unknown[]): Asked<T> {
  const core = useCore();
  const [answer, setAnswer] = useState<Omit<Asked<T>, 'again'>>({ value: undefined, error: undefined });
  const turn = useRef(0);
  const again = useCallback(() => {
    const mine = ++turn.current;
    ask(core.kopri).then(
      (value) => mine === turn.current && setAnswer({ value, error: undefined }),
      (error: unknown) =>
        mine === turn.current && setAnswer(({ value }) => ({ value, error: isAppError(error) ? error : undefined })),
    );
  }, [core, ...keys]);
  useEffect(() => {
    again();
    return core.listen(({ notice }) => {
      if (notice === 'changed') again();
    });
  }, [again]);
  return { ...answer, again };
}

const STANDING_MS = 15_000;

/** Who this is and how the line is; `undefined` until the client is up. */
export function useStanding(): Standing | undefined {
  const { value, again } = useAsked((kopri) => kopri.standing(), []);
  const core = useCore();
  useEffect(() => {
    const timer = setInterval(again, STANDING_MS);
    const end = core.listen(({ notice }) => {
      if (notice === 'line') again();
    });
    return () => {
      clearInterval(timer);
      end();
    };
  }, [again]);
  return value;
}
