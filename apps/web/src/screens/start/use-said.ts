/** Errors in words, with their code: in full once the whole catalogue is here, before that as far as the first screens know them. */
import { useContext } from 'preact/hooks';
import type { ErrorWords, StartSpeaker } from '@kopri/locale';
import { isAppError } from '@kopri/protocol';
import { SpeakerContext, useStartSpeaker } from '../../ui/speaker.js';

export type Said = (error: unknown) => ErrorWords;

export function useSaid(): Said {
  const start = useStartSpeaker();
  const speaker: Pick<StartSpeaker, 'error'> = useContext(SpeakerContext) ?? start;
  return (error) => {
    const { code, detail } = isAppError(error) ? error : { code: 'internal' as const, detail: undefined };
    const { message, hint } = speaker.error(code, detail);
    return { message, hint: `${hint} ${start.text('start.code', { code })}` };
  };
}
