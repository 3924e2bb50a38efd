import { languages, type Language } from '@kopri/locale';
import { useLanguage } from '../../language.js';
import { useStartSpeaker } from '../../ui/speaker.js';

const offered = Object.entries(languages) as [Language, string][];

/** Each by its own name, in its own language; at once. */
export function LanguageChoice() {
  const { text } = useStartSpeaker();
  const { language, choose } = useLanguage();
  return (
    <div class="tongues" role="group" aria-label={text('start.language')}>
      {offered.map(([code, name]) => (
        <button key={code} type="button" lang={code} aria-pressed={code === language} onClick={() => choose(code)}>
          {name}
        </button>
      ))}
    </div>
  );
}
