/** The language being spoken, for whatever stands on the screen; switching it redraws, and nothing else. */
import type { Speaker, StartSpeaker } from '@kopri/locale';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export const SpeakerContext = createContext<Speaker | undefined>(undefined);

/** Before the catalogue has arrived: entry screens. */
export const StartSpeakerContext = createContext<StartSpeaker | undefined>(undefined);

/** Throws outside of a `SpeakerContext.Provider`: that is a bug. */
export function useSpeaker(): Speaker {
  const speaker = useContext(SpeakerContext);
  if (speaker === undefined) throw new Error('nothing on this screen speaks');
  return speaker;
}

/** The full speaker where there is one, which does for the entry screens too. */
export function useStartSpeaker(): StartSpeaker {
  const speaker = useContext(StartSpeakerContext) ?? useContext(SpeakerContext);
  if (speaker === undefined) throw new Error('nothing on this screen speaks');
  return speaker;
}
