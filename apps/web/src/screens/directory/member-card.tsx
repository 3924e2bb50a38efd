/** One member: who vouches for them, how they are reached, what time it is there. */
import type { MemberEntry } from '@kopri/client';
import { useAsked, useStanding } from '../../core/core-context.js';
import { goTo, pathTo } from '../../router.js';
import { ButtonLink } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { MemberFacts } from './member-facts.js';
import { ProofPart } from './proof-part.js';
import { isReachable } from './reachable.js';
import { useLateTitle } from './use-late-title.js';
import { goneKeys } from './word-keys.js';

export function MemberCard({ id }: { readonly id: string }) {
  const speaker = useSpeaker();
  const { value: entry, error } = useAsked((kopri) => kopri.directory.require(id), [id]);
  if (error !== undefined) {
    const { message, hint } = speaker.error(error.code, error.detail);
    return (
      <Note tone="late" title={message}>
        {hint}
      </Note>
    );
  }
  return entry === undefined ? <div /> : <Known entry={entry} />;
}

function Known({ entry }: { readonly entry: MemberEntry }) {
  const { text, person, names } = useSpeaker();
  const own = useStanding()?.status.member;
  const [, other] = names(entry);
  useLateTitle(true);
  const isOther = own !== undefined && own !== entry.member;
  return (
    <article class="card member">
      <div class="member-head">
        <div>
          <h1>{person(entry)}</h1>
          {other && <p class="two local">{entry[other]}</p>}
        </div>
        {isOther && isReachable(entry) && <MemberActs entry={entry} />}
      </div>
      {own === entry.member && <p class="small">{text('directory.yourself')}</p>}
      {entry.state !== 'active' && (
        <Note tone="soon" title={text(goneKeys[entry.state].title)}>
          {text(goneKeys[entry.state].effect)}
        </Note>
      )}
      <MemberFacts entry={entry} />
      <ProofPart entry={entry} />
    </article>
  );
}

/** The channel of just the two opens when there is one, and begins with the first message. */
function MemberActs({ entry }: { readonly entry: MemberEntry }) {
  const { text, person } = useSpeaker();
  useShortcuts({ KeyN: () => goTo('ask', entry.member), KeyM: () => goTo('channels', entry.member) });
  return (
    <div class="acts" role="group" aria-label={person(entry)}>
      <ButtonLink kind="go" keys="KeyN" href={pathTo('ask', entry.member)}>
        {text('shell.new-query')}
      </ButtonLink>
      <ButtonLink keys="KeyM" href={pathTo('channels', entry.member)}>
        {text('directory.write')}
      </ButtonLink>
    </div>
  );
}
