/** What joining and founding share: fields, then a lock for this device, then work that takes seconds. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ErrorWords } from '@kopri/locale';
import type { Secret } from '../../core/wire.js';
import { Button } from '../../ui/button.js';
import { focusFirstFault } from '../../ui/field.js';
import { Note } from '../../ui/note.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { NewPassphrase } from './new-passphrase.js';
import { canHavePasskey, makePasskey, PasskeyFailure } from './passkey.js';
import { strengthOf } from './passphrase.js';
import { useSaid } from './use-said.js';

interface BeginFormProps {
  /** For the device's own list of what it confirms. */
  readonly name: string;
  readonly act: string;
  /** While it is being done. */
  readonly working: string;
  /** Checks the fields; shows their faults. */
  readonly onCheck: () => boolean;
  readonly onSecret: (secret: Secret) => Promise<void>;
  readonly acts?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function BeginForm({ name, act, working, onCheck, onSecret, acts, children }: BeginFormProps) {
  const { text } = useStartSpeaker();
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [isJudged, setJudged] = useState(false);
  const [sent, setSent] = useState(0);
  const { isBusy, failure, run } = useBeginning(onSecret, () => field.current?.focus());
  const isShort = strengthOf(passphrase) === 'short';
  useEffect(() => {
    if (sent > 0) focusFirstFault(form.current ?? undefined);
  }, [sent]);
  const begin = (secret: () => Promise<Secret>, isReady: boolean): void => {
    setSent(sent + 1);
    if (onCheck() && isReady && !isBusy) void run(secret);
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    setJudged(true);
    begin(async () => ({ kind: 'passphrase', passphrase }), !isShort);
  };
  return (
    <form class="form" ref={form} noValidate onSubmit={onSubmit}>
      {children}
      <NewPassphrase
        value={passphrase}
        onValue={setPassphrase}
        error={isJudged && isShort ? text('start.passphrase-short') : undefined}
        onLeave={() => setJudged(passphrase !== '')}
        inputRef={field}
      />
      {failure && <Note tone="late" title={failure.message} children={failure.hint} acts={acts} live />}
      {isBusy ? (
        <p role="status">{working}</p>
      ) : (
        <div class="acts" onMouseDown={keepFocus}>
          <Button kind="go" submit>
            {act}
          </Button>
          {canHavePasskey() && (
            <Button onPress={() => begin(() => makePasskey(name), true)}>{text('start.use-device')}</Button>
          )}
        </div>
      )}
    </form>
  );
}

/** A field that is left may show its error and move the button away from under the pointer. */
const keepFocus = (event: Event): void => event.preventDefault();

/** Nothing that was entered is lost when it fails. */
function useBeginning(onSecret: (secret: Secret) => Promise<void>, onFailure: () => void) {
  const { text } = useStartSpeaker();
  const said = useSaid();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = async (secret: () => Promise<Secret>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await onSecret(await secret());
    } catch (caught) {
      setError(caught);
      onFailure();
    }
    setBusy(false);
  };
  const passkeyWords: Readonly<Record<PasskeyFailure['reason'], ErrorWords>> = {
    refused: { message: text('start.device-refused'), hint: text('start.device-refused-hint') },
    unsupported: { message: text('start.device-unable'), hint: text('start.device-unable-hint') },
  };
  const failure =
    error === undefined ? undefined : error instanceof PasskeyFailure ? passkeyWords[error.reason] : said(error);
  return { isBusy, failure, run };
}
