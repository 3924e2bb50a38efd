import type { MemberEntry } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import type { Country } from '@kopri/protocol';
import { pathTo } from '../../router.js';
import { Facts } from '../../ui/facts.js';
import { StateDisc } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { languageWords } from './language-words.js';
import { presenceDiscs } from './presence-mark.js';
import { thereIn, WORK_BEGINS, WORK_ENDS } from './presence.js';
import { useNow } from './use-now.js';
import { presenceKeys, weekdayKeys } from './word-keys.js';

export function CountryFacts({ country, members }: { country: Country; members: readonly MemberEntry[] }) {
  const speaker = useSpeaker();
  const { text, list } = speaker;
  const correspondents = members.filter(({ role }) => role === 'correspondent');
  return (
    <Facts
      facts={[
        { label: text('directory.time-there'), children: <Clock country={country} /> },
        {
          label: text('directory.working-days'),
          children: (
            <>
              {text('directory.hours', { from: WORK_BEGINS, to: WORK_ENDS })}
              <br />
              <span class="small">
                {text('directory.weekend', { days: list(country.weekend.map((day) => text(weekdayKeys[day]))) })}
              </span>
            </>
          ),
        },
        {
          label: text('directory.correspondents'),
          children:
            correspondents.length === 0
              ? text('directory.no-correspondent')
              : correspondents.map((member) => (
                  <a key={member.member} class="block-link" href={pathTo('directory', member.member)}>
                    {speaker.person(member)}
                  </a>
                )),
        },
        {
          label: text('directory.languages'),
          children: list(country.languages.map((code) => languageWords(speaker, code))),
        },
      ]}
    />
  );
}

function Clock({ country: { code, timeZone } }: { country: Country }) {
  const { text, time, city } = useSpeaker();
  const nowMs = useNow();
  const there = thereIn(code, nowMs);
  return (
    <>
      <b>
        {time(nowMs, timeZone)} {city(timeZone)}
      </b>
      <br />
      {there && <StateDisc state={presenceDiscs[there.presence]}>{text(presenceKeys[there.presence])}</StateDisc>}
      <br />
      <span class="small">{text('directory.here', { time: time(nowMs, ownZone()) })}</span>
    </>
  );
}
