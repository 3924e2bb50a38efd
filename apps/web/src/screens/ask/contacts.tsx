/** Whom the query goes to: people whose office answers such queries first, or the country as a whole. */
import type { ComponentChildren } from 'preact';
import { FieldGroup } from '../../ui/field.js';
import { Note } from '../../ui/note.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { languageWords } from '../directory/language-words.js';
import { PersonName } from '../directory/person-name.js';
import { thereIn } from '../directory/presence.js';
import { useAsking, useErrorAt } from './asking.js';
import { correspondentsOf, propose, type Proposal } from './propose.js';

export function Contacts({ labelHidden = false }: { readonly labelHidden?: boolean }) {
  const { text } = useSpeaker();
  const { form, set, members } = useAsking();
  const errorAt = useErrorAt();
  const proposals = useProposals();
  const standing = correspondentsOf(members, form.country);
  const turn = (member: string): void =>
    set({
      whole: false,
      members: form.members.includes(member) ? form.members.filter((one) => one !== member) : [...form.members, member],
    });
  if (form.country === '') return null;
  return (
    <FieldGroup
      label={text('ask.people')}
      labelHidden={labelHidden}
      error={errorAt('$to')}
      hint={proposals.length === 0 ? undefined : text('ask.people-hint')}
    >
      {proposals.length === 0 && <Note tone="soon">{text('ask.nobody')}</Note>}
      <div class="rows">
        {proposals.map((proposal) => (
          <Choice
            key={proposal.entry.member}
            isOn={!form.whole && form.members.includes(proposal.entry.member)}
            onTurn={() => turn(proposal.entry.member)}
          >
            <Person proposal={proposal} />
          </Choice>
        ))}
        {standing.length > 0 && (
          <Choice isOn={form.whole} onTurn={() => set({ whole: !form.whole, members: [] })}>
            <b>{text('ask.whole')}</b>
            <span class="small block">{text('ask.whole-says', { n: standing.length })}</span>
          </Choice>
        )}
      </div>
    </FieldGroup>
  );
}

export function useProposals(): readonly Proposal[] {
  const { form, members, me } = useAsking();
  const { language } = useSpeaker();
  const own = [...new Set([...(me?.languages ?? []), language])];
  return propose(members, { country: form.country, type: form.type, languages: own, me: me?.member });
}

const Choice = (props: { isOn: boolean; onTurn: () => void; children: ComponentChildren }) => (
  <label class={props.isOn ? 'per on' : 'per'}>
    <input class="box" type="checkbox" checked={props.isOn} onChange={props.onTurn} />
    <span>{props.children}</span>
  </label>
);

function Person({ proposal: { entry, fits, shared } }: { proposal: Proposal }) {
  const speaker = useSpeaker();
  const { nowMs } = useAsking();
  const { text, list } = speaker;
  const { position } = entry;
  const there = thereIn(entry.country, nowMs);
  const hours = there && {
    key: there.presence === 'at-work' ? ('ask.office-open' as const) : ('ask.office-closed' as const),
    time: speaker.time(nowMs, there.zone),
  };
  return (
    <>
      <b>
        <PersonName of={entry} />
      </b>
      {position && `, ${position}`}
      <span class="small block">{entry.authority && <Office id={entry.authority} />}</span>
      <span class="small block">
        {[
          fits && text('ask.fits'),
          shared.length > 0 && list(shared.map((tag) => languageWords(speaker, tag))),
          hours && text(hours.key, { time: hours.time }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
