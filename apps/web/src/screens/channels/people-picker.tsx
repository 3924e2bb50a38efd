/** Finds people by name in any script and gathers them. */
import { useState } from 'preact/hooks';
import type { MemberEntry } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { Dotted } from '../../ui/dotted.js';
import { Icon } from '../../ui/icon.js';
import { TextField } from '../../ui/text-field.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { PersonName } from '../directory/person-name.js';
import { isReachable } from '../directory/reachable.js';
import type { Known } from './use-people.js';

interface PeoplePickerProps {
  readonly known: Known;
  readonly chosen: readonly MemberId[];
  readonly onChosen: (chosen: readonly MemberId[]) => void;
  /** Already in the channel. */
  readonly without?: readonly MemberId[];
}

const SHOWN = 8;

export function PeoplePicker({ known, chosen, onChosen, without = [] }: PeoplePickerProps) {
  const { text } = useSpeaker();
  const [sought, setSought] = useState('');
  const { value } = useAsked((kopri) => kopri.directory.list({ text: sought.trim() }), [sought.trim()]);
  const left = value?.members.filter(
    (entry) => isReachable(entry) && entry.member !== known.me && ![...chosen, ...without].includes(entry.member),
  );
  const add = (member: MemberId): void => {
    onChosen([...chosen, member]);
    setSought('');
  };
  return (
    <div class="picker">
      {chosen.length > 0 && (
        <ul class="picked" aria-label={text('channels.chosen')}>
          {chosen.map((member) => (
            <li key={member}>
              <Button
                icon="cross"
                label={text('channels.leave-out', { name: known.name(member) })}
                onPress={() => onChosen(chosen.filter((one) => one !== member))}
              >
                {known.name(member)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <TextField
        label={text('channels.find-person')}
        hint={text('channels.find-person-hint')}
        value={sought}
        onValue={setSought}
      />
      <ul class="offers" aria-label={text('channels.offers')}>
        {left?.slice(0, SHOWN).map((entry) => (
          <li key={entry.member}>
            <Offer entry={entry} onPick={() => add(entry.member)} />
          </li>
        ))}
      </ul>
      <p class="small" role="status">
        {left?.length === 0 && text('shell.found-none')}
      </p>
    </div>
  );
}

function Offer({ entry, onPick }: { entry: MemberEntry; onPick: () => void }) {
  const { country } = useSpeaker();
  const place = [entry.country && country(entry.country), entry.authority && <Office id={entry.authority} />];
  return (
    <button type="button" class="offer" onClick={onPick}>
      <span>
        <PersonName of={entry} />
      </span>
      <Icon name="plus" />
      <span class="small">
        <Dotted parts={place} />
      </span>
    </button>
  );
}
