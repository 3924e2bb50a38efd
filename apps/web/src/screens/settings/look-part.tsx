import { useEffect, useState } from 'preact/hooks';
import { languages, type Language } from '@kopri/locale';
import { useLanguage } from '../../language.js';
import { Chips, Tick } from '../../ui/choices.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { type Appearance, changeAppearance, readAppearance } from '../../ui/theme.js';

const offered = Object.entries(languages).map(([value, words]) => ({ value: value as Language, words }));

export function LookPart() {
  const { text } = useSpeaker();
  const { language, choose } = useLanguage();
  const [look, setLook] = useState(readAppearance);
  useEffect(() => {
    const onElsewhere = (): void => setLook(readAppearance());
    addEventListener('storage', onElsewhere);
    return () => removeEventListener('storage', onElsewhere);
  }, []);
  const change = (part: Partial<Appearance>): void => {
    changeAppearance(part);
    setLook((before) => ({ ...before, ...part }));
  };
  return (
    <Section title={text('settings.look')}>
      <Chips label={text('start.language')} choices={offered} value={language} onValue={choose} />
      <Chips
        label={text('settings.theme')}
        choices={[
          { value: 'system', words: text('settings.theme-system') },
          { value: 'light', words: text('settings.theme-light') },
          { value: 'dark', words: text('settings.theme-dark') },
        ]}
        value={look.theme}
        onValue={(theme) => change({ theme })}
      />
      <Chips
        label={text('settings.density')}
        choices={[
          { value: 'comfortable', words: text('settings.comfortable') },
          { value: 'compact', words: text('settings.compact') },
        ]}
        value={look.density}
        onValue={(density) => change({ density })}
      />
      <Tick
        words={text('shell.letter-keys')}
        checked={look.letterKeys === 'on'}
        onChecked={(isOn) => change({ letterKeys: isOn ? 'on' : 'off' })}
      />
    </Section>
  );
}
