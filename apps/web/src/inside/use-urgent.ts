/** A life at risk that waits for this member: said once, at once, and outside of the window without its content. */
import type { QueryEntry } from '@kopri/client';
import type { QueryId } from '@kopri/protocol';
import { useEffect, useRef } from 'preact/hooks';
import { otherCountries } from '../screens/today/row-words.js';
import { owedBy } from '../screens/today/triage.js';
import { announceUrgent } from '../ui/announcer.js';
import { useSpeaker } from '../ui/speaker.js';
import { showUrgentNotice } from './notices.js';
import { useOverview } from './overview.js';

const waitsUnseen = (entry: QueryEntry): boolean =>
  entry.urgency === 'U0' && entry.waiting === 'for-me' && owedBy(entry).owed === 'acknowledge';

export function useUrgent(): void {
  const { queries, people } = useOverview();
  const { text, words, list, country } = useSpeaker();
  const said = useRef<ReadonlySet<QueryId>>(new Set());
  useEffect(() => {
    const waiting = queries?.filter(waitsUnseen) ?? [];
    const arrived = waiting.filter(({ query }) => !said.current.has(query));
    if (arrived.length === 0 || people.size === 0) return;
    said.current = new Set([...said.current, ...arrived.map(({ query }) => query)]);
    const countries = [...new Set(arrived.flatMap((entry) => otherCountries(entry, people)))];
    announceUrgent(
      text('shell.urgent-arrived', { urgency: words('urgencies', 'U0'), country: list(countries.map(country)) }),
    );
    void showUrgentNotice(text('shell.urgent-waits', { n: waiting.length }));
  }, [queries, people]);
}
