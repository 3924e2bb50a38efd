import type { QueryEntry } from '@kopri/client';
import { useOverview } from '../../inside/overview.js';
import { QuestionDiscs, Urgency } from '../../ui/marks.js';
import { Row } from '../../ui/row.js';
import { useSpeaker } from '../../ui/speaker.js';
import { pathToCase } from './case-name.js';
import { rowWords } from './row-words.js';

/** A case query in a list; the same on Today and among all cases. */
export function CaseRow({ entry }: { entry: QueryEntry }) {
  const speaker = useSpeaker();
  const { text, words } = speaker;
  const states = entry.questions.map(({ state }) => state);
  const label = text('today.questions', { states: states.map((state) => words('questionStates', state)).join(', ') });
  return (
    <Row
      href={pathToCase(entry)}
      lead={<Urgency code={entry.urgency} words={words('urgencies', entry.urgency)} brief />}
      discs={states.length === 0 ? undefined : <QuestionDiscs states={states} label={label} />}
      {...rowWords(entry, { ...useOverview(), speaker })}
    />
  );
}
