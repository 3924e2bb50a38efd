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
  const [name, setName] = useState('');
  const [nameLocal, setNameLocal] = useState('');
  const [spoken, setSpoken] = useState<readonly Language[]>([language]);
  const [isJudged, setJudged] = useState(false);
  const fault = nameFault(name);
  const nameWords = {
    missing: text('start.name-missing'),
    'not-latin': text('start.name-not-latin'),
    'too-long': text('start.name-long'),
  };
  const join = async (secret: Secret): Promise<void> => {
    await keepStorage();
    const local = nameLocal.trim();
    await core.session.join({ secret, link, name, languages: spoken, ...(local === '' ? {} : { nameLocal: local }) });
  };
  const onCheck = (): boolean => {
    setJudged(true);
    return fault === undefined && !isTooLong(nameLocal);
  };
  return (
    <BeginForm
      name={name}
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
        error={isJudged && fault !== undefined ? nameWords[fault] : undefined}
        value={name}
        onValue={setName}
        onLeave={() => setJudged(name !== '')}
        autocomplete="name"
        required
      />
      <TextField
        label={text('start.name-local')}
        hint={text('start.name-local-hint')}
        error={isTooLong(nameLocal) ? text('start.name-long') : undefined}
        value={nameLocal}
        onValue={setNameLocal}
      />
      <ManyChips label={text('start.languages')} choices={offered} values={spoken} onValues={setSpoken} />
    </BeginForm>
  );
}
