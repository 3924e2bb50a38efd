/** Who takes part; owners add and remove, and are told what that does. */
import { useState } from 'preact/hooks';
import type { ChannelEntry } from '@kopri/client';
import { isAppError, type AppError, type MemberId } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { Modal } from '../../ui/modal.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { PeoplePicker } from './people-picker.js';
import type { Known } from './use-people.js';

interface PeopleDialogProps {
  readonly entry: ChannelEntry;
  readonly known: Known;
  readonly again: () => void;
  readonly onClose: () => void;
}

export function PeopleDialog({ entry, known, again, onClose }: PeopleDialogProps) {
  const { text, country, list } = useSpeaker();
  const [leaving, setLeaving] = useState<MemberId | undefined>(undefined);
  const [added, setAdded] = useState<readonly MemberId[]>([]);
  const change = useChange(again);
  const isOwner = entry.state === 'open' && known.me !== undefined && entry.owners.includes(known.me);
  const kopri = useKopri();
  if (leaving !== undefined)
    return (
      <Dialog
        title={text('channels.remove-title', { name: known.name(leaving) })}
        act={text('channels.remove-act', { name: known.name(leaving) })}
        keep={text('channels.keep')}
        onKeep={() => setLeaving(undefined)}
        onAct={() => {
          setLeaving(undefined);
          change.run(() => kopri.channels.removeMembers(entry.channel, [leaving]));
        }}
        irreversible
      >
        {text('channels.remove-effect')}
      </Dialog>
    );
  const add = (): void =>
    change.run(async () => {
      await kopri.channels.addMembers(entry.channel, added);
      setAdded([]);
    });
  return (
    <Modal label={text('channels.who')} onClose={onClose}>
      <h2>{text('channels.who')}</h2>
      <div class="says">
        {change.error && <FaultNote error={change.error} />}
        <ul class="takes-part">
          {entry.members.map((member) => (
            <li key={member}>
              <span>
                <a href={pathTo('directory', member)}>{known.name(member)}</a>
                <span class="small block">
                  {[
                    country(known.people.get(member)?.country ?? ''),
                    entry.owners.includes(member) ? text('channels.owner') : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              {isOwner && member !== known.me && (
                <Button
                  kind="quiet"
                  label={text('channels.remove-act', { name: known.name(member) })}
                  onPress={() => setLeaving(member)}
                >
                  {text('channels.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        {isOwner ? (
          <>
            <p class="two">{text('channels.add-effect')}</p>
            <PeoplePicker known={known} chosen={added} onChosen={setAdded} without={entry.members} />
          </>
        ) : (
          <p class="two">{text('channels.only-owners', { names: list(entry.owners.map(known.name)) })}</p>
        )}
      </div>
      <div class="acts">
        {added.length > 0 && (
          <Button kind="go" onPress={add} blocked={change.isRunning ? text('channels.changing') : undefined}>
            {text('channels.add', { people: text('shell.people', { n: added.length }) })}
          </Button>
        )}
        <Button onPress={onClose} keys="Escape">
          {text('shell.close')}
        </Button>
      </div>
    </Modal>
  );
}

function useChange(again: () => void) {
  const [error, setError] = useState<AppError | undefined>(undefined);
  const [isRunning, setRunning] = useState(false);
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    setRunning(true);
    setError(undefined);
    try {
      await work();
    } catch (caught) {
      if (!isAppError(caught)) throw caught;
      setError(caught);
    } finally {
      setRunning(false);
      again();
    }
  };
  return { error, isRunning, run: (work: () => Promise<unknown>) => void run(work) };
}
