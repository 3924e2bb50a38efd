import type { MemberEntry } from '@kopri/client';
import { Section } from '../../ui/group.js';
import { WholeOffice } from '../../ui/office.js';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useSpeaker } from '../../ui/speaker.js';
import { ResultRow } from './result-row.js';
import { useNow } from './use-now.js';

/** Everybody in post, under the authority where they serve. */
export function CountryMembers({ members }: { readonly members: readonly MemberEntry[] }) {
  const { text } = useSpeaker();
  const nowMs = useNow();
  const rows = useRovingRows<HTMLDivElement>();
  const offices = [...new Set(members.map((member) => member.authority))];
  return (
    <Section title={text('directory.members-title')} remark={text('directory.members', { n: members.length })}>
      {members.length === 0 && <p class="two">{text('directory.no-members')}</p>}
      <div ref={rows}>
        {offices.map((office) => (
          <div class="office" key={office}>
            <h3>{office === null ? text('directory.no-authority') : <WholeOffice id={office} />}</h3>
            <ul class="res">
              {members
                .filter((member) => member.authority === office)
                .map((entry) => (
                  <ResultRow key={entry.member} entry={entry} nowMs={nowMs} chosen={false} isUnderOffice />
                ))}
            </ul>
          </div>
        ))}
      </div>
    </Section>
  );
}
