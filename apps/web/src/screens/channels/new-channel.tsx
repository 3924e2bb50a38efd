/** Who takes part, under which title. With one person and no title it is the channel of just the two. */
import { useRef, useState } from 'preact/hooks';
import { isAppError, isId, newId, type AppError, type MemberId } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { goTo, pathTo } from '../../router.js';
import { Page } from '../../shell/page.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { SendBar } from '../../ui/send-bar.js';
import { TextField } from '../../ui/text-field.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { countriesOf } from '../../people.js';
import { useDraft } from '../case/use-draft.js';
import { PeoplePicker } from './people-picker.js';
import { useKnown } from './use-people.js';

interface Form {
  readonly members: readonly MemberId[];
  readonly title: string;
}

function readForm(kept: unknown): Form {
  const { members = [], title = '' } = (kept ?? {}) as Partial<Form>;
  return { members: members.filter((member) => isId('member', member)), title: String(title) };
}

export function NewChannel() {
  const { text } = useSpeaker();
  const known = useKnown();
  const form = useDraft('channels/new', readForm);
  const { error, isOpening, open } = useOpening(form.drop);
  const { members, title } = form.value ?? readForm(undefined);
  const set = (change: Partial<Form>): void => form.set({ members, title, ...change });
  const lead = (): void => document.querySelector<HTMLElement>('.picker input')?.focus();
  const bar = known && (
    <SendBar
      label={text('shell.will-be-sent')}
      says={
        members.length === 0
          ? []
          : [
              text('channels.will-read', {
                people: text('shell.people', { n: members.length }),
                countries: text('shell.countries', { n: countriesOf(known.people, members).length }),
              }),
            ]
      }
      send={text('channels.open')}
      onSend={() => open({ members, title })}
      sending={
        members.length === 0
          ? { state: 'blocked', fault: text('channels.pick-first'), lead: text('channels.pick'), onLead: lead }
          : isOpening
            ? { state: 'queued', says: text('channels.opening') }
            : { state: 'ready' }
      }
    />
  );
  return (
    <Page foot={bar}>
      <Crumb back={{ href: pathTo('channels'), words: text('channels.title') }} here={text('channels.new')} />
      <PageHead title={text('channels.new')} says={text('channels.new-says')} />
      {error && <FaultNote error={error} />}
      {known && form.value && (
        <div class="form new-channel">
          <PeoplePicker known={known} chosen={members} onChosen={(chosen) => set({ members: chosen })} />
          <TextField
            label={text('channels.title-field')}
            hint={text('channels.title-hint')}
            value={title}
            maxLength={200}
            onValue={(typed) => set({ title: typed })}
          />
        </div>
      )}
    </Page>
  );
}

function useOpening(onOpened: () => void) {
  const kopri = useKopri();
  const [error, setError] = useState<AppError | undefined>(undefined);
  const [isOpening, setOpening] = useState(false);
  const channel = useRef(newId('channel', (n) => crypto.getRandomValues(new Uint8Array(n))));
  const open = async ({ members, title }: Form): Promise<void> => {
    const [only] = members;
    if (members.length === 1 && only !== undefined && title.trim() === '') {
      onOpened();
      return goTo('channels', only);
    }
    setOpening(true);
    setError(undefined);
    try {
      const options = { channel: channel.current };
      await kopri.channels.open(members, title.trim() === '' ? undefined : title.trim(), options);
      onOpened();
      goTo('channels', channel.current);
    } catch (caught) {
      if (!isAppError(caught)) throw caught;
      setError(caught);
    } finally {
      setOpening(false);
    }
  };
  return { error, isOpening, open: (form: Form) => void open(form) };
}
