import { useContext, useEffect, useState } from 'preact/hooks';
import { loadCatalogue, speak, type Language, type Speaker } from '@kopri/locale';
import { SpeakerContext } from '../../ui/speaker.js';

/** Speaks another language than the screen. The one before stays until it has come, and when it cannot be fetched. */
export function useSpeakerOf(language: Language): Speaker | undefined {
  const [speaker, setSpeaker] = useState<Speaker | undefined>(useContext(SpeakerContext));
  useEffect(() => {
    let isCurrent = true;
    loadCatalogue(language).then(
      (catalogue) => isCurrent && setSpeaker(speak(catalogue)),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return speaker;
}
