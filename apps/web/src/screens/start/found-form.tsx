/** The first device of a network: its holder is the secretariat. */
import { useState } from 'preact/hooks';
import { useCore } from '../../core/core-context.js';
import type { Secret } from '../../core/wire.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useVisibleName } from '../../ui/use-visible-name.js';
import { BeginForm } from './begin-form.js';
import { EntryFrame } from './entry-frame.js';
import { nameFault } from './latin-name.js';
import { keepStorage } from './storage.js';

export function FoundScreen({ token }: { readonly token: string }) {
  const { text } = useStartSpeaker();
  const core = useCore();
  const [setupToken, setSetupToken] = useState(token);
  const name = useVisibleName(...useState(''));
  const [isJudged, setJudged] = useState(false);
  const fault = nameFault(name.value);
  const nameWords = {
    missing: text('start.name-missing'),
    'not-latin': text('start.found-name-not-latin'),
    'too-long': text('start.name-long'),
  };
  const removed = name.isCleaned ? text('start.unseen-removed') : undefined;
  const found = async (secret: Secret): Promise<void> => {
    await keepStorage();
    await core.session.found({ secret, setupToken: setupToken.trim(), name: name.value });
  };
  const onCheck = (): boolean => {
    setJudged(true);
    return name.clean() && fault === undefined && setupToken.trim() !== '';
  };
  return (
    <EntryFrame title={text('start.found-title')} says={text('start.found-says')}>
      <BeginForm
        name={name.value}
        act={text('start.found')}
        working={text('start.founding')}
        onCheck={onCheck}
        onSecret={found}
      >
        <TextField
          label={text('start.setup-token')}
          hint={text('start.setup-token-hint')}
          error={isJudged && setupToken.trim() === '' ? text('start.setup-token-missing') : undefined}
          value={setupToken}
          onValue={setSetupToken}
          maxLength={200}
          required
        />
        <TextField
          label={text('start.name')}
          hint={text('start.found-name-hint')}
          error={isJudged && fault !== undefined ? nameWords[fault] : removed}
          value={name.value}
          onValue={name.set}
          onLeave={name.clean}
          autocomplete="name"
          maxLength={120}
          required
        />
      </BeginForm>
    </EntryFrame>
  );
}
