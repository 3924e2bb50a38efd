import type { MemberId } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { useSpeaker } from '../../ui/speaker.js';
import { pathToCase } from '../today/case-name.js';

/** What needs a new owner when a member leaves, as far as this device can know. Whoever follows a link finds the dialog again. */
export function OpenQueries({ member }: { readonly member: MemberId }) {
  const { text } = useSpeaker();
  const { value } = useAsked((kopri) => kopri.members.openQueriesOf(member), [member]);
  if (value === undefined) return null;
  return (
    <div class="stack">
      <p>
        <b>
          {value.length === 0
            ? text('correspondent.open-none')
            : text('correspondent.open-queries', { n: value.length })}
        </b>
      </p>
      <ul class="open-queries">
        {value.map((entry) => (
          <li key={entry.query}>
            <a href={pathToCase(entry)}>{[entry.reference, entry.title].filter(Boolean).join(' · ')}</a>
          </li>
        ))}
      </ul>
      <p class="small">{text('correspondent.open-here-only')}</p>
    </div>
  );
}
