/** The lock of this device: content is sealed until it opens. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ErrorWords } from '@kopri/locale';
import { isAppError } from '@kopri/protocol';
import { useCore } from '../../core/core-context.js';
import type { Secret, UnlockBy } from '../../core/wire.js';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { EntryFrame } from './entry-frame.js';
import { askPasskey, PasskeyFailure } from './passkey.js';
import { useSaid } from './use-said.js';

interface UnlockProps {
  readonly by: UnlockBy;
  /** It was open in this page before. */
  readonly wasOpen: boolean;
  /** A link that brings nothing here: there is a device already. */
  readonly linkIgnored: boolean;
}

export function Unlock({ by, wasOpen, linkIgnored }: UnlockProps) {
  const { text } = useStartSpeaker();
  return (
    <EntryFrame title={text('start.locked')} says={wasOpen ? text('start.locked-says') : undefined}>
      {linkIgnored && <Note title={`${text('start.link-ignored')}.`}>{text('start.link-not-used')}</Note>}
      {by.kind === 'passkey' ? <ByDevice by={by} /> : <ByPassphrase />}
      <p class="small">{by.kind === 'passkey' ? text('start.device-lost-hint') : text('start.forgotten')}</p>
    </EntryFrame>
  );
}

function ByPassphrase() {
  const { text } = useStartSpeaker();
  const field = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const { isBusy, failure, unlock } = useUnlocking();
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (failure !== undefined) field.current?.select();
  }, [failure]);
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    void unlock(async () => ({ kind: 'passphrase', passphrase }));
  };
  return (
    <form class="card form" noValidate onSubmit={onSubmit}>
      <TextField
        label={text('start.passphrase')}
        hint={text('start.passphrase-here')}
        error={failure && `${failure.message} ${failure.hint}`}
        value={passphrase}
        onValue={setPassphrase}
        inputRef={field}
        autocomplete="current-password"
        secret
      />
      <div class="acts">
        <Button kind="go" submit keys="Enter">
          {text('start.unlock')}
        </Button>
      </div>
      <Working isBusy={isBusy} />
    </form>
  );
}

function ByDevice({ by }: { readonly by: Extract<UnlockBy, { kind: 'passkey' }> }) {
  const { text } = useStartSpeaker();
  const { isBusy, failure, unlock } = useUnlocking();
  return (
    <div class="card form">
      {failure && <Note tone="late" title={failure.message} children={failure.hint} live />}
      <div class="acts">
        <Button kind="go" onPress={() => void unlock(() => askPasskey(by))}>
          {text('start.unlock-device')}
        </Button>
      </div>
      <Working isBusy={isBusy} />
    </div>
  );
}

function Working({ isBusy }: { readonly isBusy: boolean }) {
  const { text } = useStartSpeaker();
  return (
    <p class="small" role="status">
      {isBusy ? text('start.unlocking') : ''}
    </p>
  );
}

/** No counting of attempts and no delays: the cost of a guess lies in the vault. */
function useUnlocking() {
  const core = useCore();
  const { text } = useStartSpeaker();
  const said = useSaid();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ErrorWords>();
  const unlock = async (ask: () => Promise<Secret>): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await core.session.unlock(await ask());
    } catch (error) {
      const isDevice = error instanceof PasskeyFailure;
      const message = isAppError(error) ? said(error) : said(undefined);
      setFailure(isDevice ? { message: text('start.device-refused'), hint: text('start.unlock-again') } : message);
    }
    setBusy(false);
  };
  return { isBusy, failure, unlock };
}
