/** The language of the interface: chosen at once, kept on this device; no text is content, so it stands in the clear. */
import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import {
  isLanguage,
  loadCatalogue,
  loadStart,
  speak,
  speakStart,
  type Language,
  type Speaker,
  type StartSpeaker,
} from '@kopri/locale';
import { SpeakerContext, StartSpeakerContext } from './ui/speaker.js';
import { applyAppearance } from './ui/theme.js';

const KEY = 'kopri.language';

/** What was chosen, else what the browser asks for, else English. */
export function firstLanguage(): Language {
  const wishes = [kept(), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())];
  return wishes.find(isLanguage) ?? 'en';
}

/** Storage can be forbidden by policy; the screen that says so speaks too. */
function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    return '';
  }
}

function keep(language: Language): void {
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // The choice lasts as long as the page.
  }
}

interface Choice {
  readonly language: Language;
  readonly choose: (language: Language) => void;
}

const LanguageContext = createContext<Choice>({ language: 'en', choose: () => undefined });
export const useLanguage = (): Choice => useContext(LanguageContext);

interface Props {
  readonly first: StartSpeaker;
  readonly children: ComponentChildren;
}

/** In all tabs at once. The old language stays until the new one is here; a chunk that cannot be fetched changes nothing. */
export function LanguageProvider({ first, children }: Props) {
  const [start, setStart] = useState(first);
  const [speaker, setSpeaker] = useState<Speaker | undefined>(undefined);
  const [language, setLanguage] = useState<Language>(first.language);
  useEffect(() => {
    let isCurrent = true;
    document.documentElement.lang = language;
    void loadStart(language).then((catalogue) => isCurrent && setStart(speakStart(catalogue)));
    void loadCatalogue(language).then((catalogue) => isCurrent && setSpeaker(speak(catalogue)));
    return () => {
      isCurrent = false;
    };
  }, [language]);
  useEffect(() => {
    const onElsewhere = ({ key, newValue }: StorageEvent): void => {
      if (key === KEY && newValue !== null && isLanguage(newValue)) setLanguage(newValue);
      if (key?.startsWith('kopri.')) applyAppearance();
    };
    addEventListener('storage', onElsewhere);
    return () => removeEventListener('storage', onElsewhere);
  }, []);
  const choose = (chosen: Language): void => {
    keep(chosen);
    setLanguage(chosen);
  };
  return (
    <LanguageContext.Provider value={{ language, choose }}>
      <StartSpeakerContext.Provider value={start}>
        <SpeakerContext.Provider value={speaker}>{children}</SpeakerContext.Provider>
      </StartSpeakerContext.Provider>
    </LanguageContext.Provider>
  );
}
