import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { Tick } from '../../ui/choices.js';
import { TextField } from '../../ui/text-field.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { strengthOf } from './passphrase.js';

interface NewPassphraseProps {
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Said after it was left or sent, not while typing. */
  readonly error: string | undefined;
  readonly onLeave: () => void;
  readonly inputRef: Ref<HTMLInputElement>;
}

/** Typed once: it can be shown, and a second field would only be another place for a slip. */
export function NewPassphrase({ value, error, ...field }: NewPassphraseProps) {
  const { text } = useStartSpeaker();
  const [isShown, setShown] = useState(false);
  const strength = strengthOf(value);
  const judged = strength === 'strong' ? text('start.passphrase-strong') : text('start.passphrase-enough');
  return (
    <div class="secret">
      <TextField
        {...field}
        label={text('start.passphrase')}
        hint={text('start.passphrase-hint')}
        error={error}
        value={value}
        secret={!isShown}
        // As text it would lie in the browser’s record of open tabs.
        autocomplete={isShown ? 'off' : 'new-password'}
        required
      />
      <div class="acts">
        <Tick words={text('start.show')} checked={isShown} onChecked={setShown} />
        <span class="small" role="status">
          {strength === 'short' ? '' : judged}
        </span>
      </div>
    </div>
  );
}
