/** A name and a lock: all that a person gives to ask to join. */
import { useState } from 'preact/hooks';
import { languages, type Language } from '@kopri/locale';
import { useCore } from '../../core/core-context.js';
import type { Secret } from '../../core/wire.js';
import { useLanguage } from '../../language.js';
import { Button } from '../../ui/button.js';
import { ManyChips } from '../../ui/choices.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useVisibleName, type VisibleName } from '../../ui/use-visible-name.js';
import { BeginForm } from './begin-form.js';
import { isTooLong, nameFault } from './latin-name.js';
import { keepStorage } from './storage.js';

const offered = Object.entries(languages).map(([value, words]) => ({ value: value as Language, words }));

interface JoinFormProps {
  readonly link: string;
  readonly onOtherLink: () => void;
}

export function JoinForm({ link, onOtherLink }: JoinFormProps) {
  const { text } = useStartSpeaker();
  const { language } = useLanguage();
  const core = useCore();
  const name = useVisibleName(...useState(''));
  const nameLocal = useVisibleName(...useState(''));
  const [spoken, setSpoken] = useState<readonly Language[]>([language]);
  const [isJudged, setJudged] = useState(false);
  const fault = nameFault(name.value);
  const nameWords = {
    missing: text('start.name-missing'),
    'not-latin': text('start.name-not-latin'),
    'too-long': text('start.name-long'),
  };
  const removed = ({ isCleaned }: VisibleName) => (isCleaned ? text('start.unseen-removed') : undefined);
  const join = async (secret: Secret): Promise<void> => {
    await keepStorage();
    const local = nameLocal.value.trim();
    const own = local === '' ? {} : { nameLocal: local };
    await core.session.join({ secret, link, name: name.value, languages: spoken, ...own });
  };
  const onCheck = (): boolean => {
    setJudged(true);
    const isClean = [name.clean(), nameLocal.clean()].every(Boolean);
    return isClean && fault === undefined && !isTooLong(nameLocal.value);
  };
  return (
    <BeginForm
      name={name.value}
      act={text('start.join')}
      working={text('start.joining')}
      onCheck={onCheck}
      onSecret={join}
      acts={
        <Button kind="quiet" onPress={onOtherLink}>
          {text('start.other-link')}
        </Button>
      }
    >
      <TextField
        label={text('start.name')}
        hint={text('start.name-hint')}
        error={isJudged && fault !== undefined ? nameWords[fault] : removed(name)}
        value={name.value}
        onValue={name.set}
        onLeave={() => {
          name.clean();
          setJudged(name.value !== '');
        }}
        autocomplete="name"
        required
      />
      <TextField
        label={text('start.name-local')}
        hint={text('start.name-local-hint')}
        error={isTooLong(nameLocal.value) ? text('start.name-long') : removed(nameLocal)}
        value={nameLocal.value}
        onValue={nameLocal.set}
        onLeave={nameLocal.clean}
      />
      <ManyChips label={text('start.languages')} choices={offered} values={spoken} onValues={setSpoken} />
    </BeginForm>
  );
}
