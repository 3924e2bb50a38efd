import type { MemberEntry } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import { pathTo } from '../../router.js';
import { Pairs, type Fact } from '../../ui/facts.js';
import { useSpeaker } from '../../ui/speaker.js';
import { languageWords } from './language-words.js';
import { thereIn, WORK_ENDS } from './presence.js';
import { useNow } from './use-now.js';
import { presenceKeys } from './word-keys.js';

export function MemberFacts({ entry }: { readonly entry: MemberEntry }) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const { country, authority, position, role, languages, devices, admittedAtMs } = entry;
  const time = useTimeThere(country);
  const admitted = speaker.day(speaker.isoDay(admittedAtMs, ownZone()));
  const facts: readonly (Fact | undefined)[] = [
    authority === null ? undefined : { label: text('directory.serves-at'), children: speaker.authority(authority) },
    country === null
      ? undefined
      : {
          label: text('directory.country'),
          children: <a href={pathTo('directory', 'country', country)}>{speaker.country(country)}</a>,
        },
    position === undefined ? undefined : { label: text('directory.position'), children: position },
    { label: text('directory.role'), children: speaker.words('memberRoles', role) },
    languages.length === 0
      ? undefined
      : {
          label: text('directory.languages'),
          children: speaker.list(languages.map((code) => languageWords(speaker, code))),
        },
    time === undefined ? undefined : { label: text('directory.time-there'), children: time },
    { label: text('directory.since'), children: admitted },
    { label: text('directory.devices'), children: speaker.number(devices.length) },
  ];
  return <Pairs facts={facts.filter((fact) => fact !== undefined)} />;
}

/** “Ashgabat: 10:42, at work until 18:00 · 09:42 here”. */
function useTimeThere(country: string | null): string | undefined {
  const { text, time, city } = useSpeaker();
  const nowMs = useNow();
  const there = thereIn(country, nowMs);
  if (there === undefined) return undefined;
  const words =
    there.presence === 'at-work'
      ? text('directory.at-work-until', { time: WORK_ENDS })
      : text(presenceKeys[there.presence]);
  const here = text('directory.here', { time: time(nowMs, ownZone()) });
  return `${city(there.zone)}: ${time(nowMs, there.zone)}, ${words} · ${here}`;
}
