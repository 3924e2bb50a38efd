/** The whole query as its readers will see it, in a language of choice; before it, what should be looked at once more. */
import { useEffect, useState } from 'preact/hooks';
import type { Warning } from '@kopri/domain';
import { languages, loadCatalogue, speak, type Language, type Speaker } from '@kopri/locale';
import { Button } from '../../ui/button.js';
import { Segments } from '../../ui/choices.js';
import { Section } from '../../ui/group.js';
import { SpeakerContext, useSpeaker } from '../../ui/speaker.js';
import { useAsking } from './asking.js';
import { labelOf, stepOf } from './places.js';
import { ReadBack } from './read-back.js';

export function StepCheck() {
  const { text, language, number } = useSpeaker();
  const { check } = useAsking();
  const [chosen, setChosen] = useState<Language>(language);
  const reader = useSpeakerOf(chosen);
  const warnings = check.found?.warnings ?? [];
  return (
    <>
      <Section title={text('ask.look-again')} remark={warnings.length === 0 ? undefined : number(warnings.length)}>
        {warnings.length === 0 ? (
          <p class="small">{text('ask.no-warnings')}</p>
        ) : (
          <ul class="warned">
            {[...new Set(warnings.map(({ path }) => path))].map((path) => (
              <WarningLine
                key={path}
                path={path}
                codes={warnings.filter((it) => it.path === path).map(({ code }) => code)}
              />
            ))}
          </ul>
        )}
      </Section>
      <Segments
        label={text('ask.read-in')}
        hint={text('ask.read-hint')}
        choices={Object.entries(languages).map(([value, words]) => ({ value: value as Language, words }))}
        value={chosen}
        onValue={setChosen}
      />
      {reader !== undefined && (
        <SpeakerContext.Provider value={reader}>
          <ReadBack />
        </SpeakerContext.Provider>
      )}
    </>
  );
}

/** A warning never stops; it says where it stands and leads there. */
function WarningLine({ path, codes }: { path: string; codes: readonly Warning['code'][] }) {
  const { text, words } = useSpeaker();
  const { goToStep, form } = useAsking();
  const question = /^\$\.questions\[(\d+)\]/.exec(path)?.[1];
  const person = /^\$\.persons\[(\d+)\]/.exec(path)?.[1];
  const token = person === undefined ? undefined : form.persons[Number(person)]?.token;
  const place =
    question === undefined ? text(labelOf(path)) : text('ask.question-number', { number: Number(question) + 1 });
  return (
    <li>
      <span>
        <b>{token ? `${place}, ${token}` : place}</b>
        {codes.map((code) => (
          <span class="small block" key={code}>
            {words('warningCodes', code)}
          </span>
        ))}
      </span>
      <Button kind="quiet" label={text('ask.go-to', { place })} onPress={() => goToStep(stepOf(path))}>
        {text('ask.go-there')}
      </Button>
    </li>
  );
}

/** The speaker at hand until another language has arrived. */
function useSpeakerOf(language: Language): Speaker | undefined {
  const current = useSpeaker();
  const [loaded, setLoaded] = useState<Speaker | undefined>(undefined);
  useEffect(() => {
    let isCurrent = true;
    loadCatalogue(language).then(
      (catalogue) => isCurrent && setLoaded(speak(catalogue)),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return language === current.language ? current : (loaded ?? current);
}
