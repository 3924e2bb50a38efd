/** The head of a case: who asks, who answers, how urgent, on which terms, by when on both clocks. */
import type { MemberId } from '@kopri/protocol';
import { Facts } from '../../ui/facts.js';
import { Fold } from '../../ui/fold.js';
import { Handling, Urgency } from '../../ui/marks.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { isUnsettled } from '../today/triage.js';
import { clocksOf, toneOf, useNow } from './due.js';
import { calledBy, countriesOf } from '../../people.js';
import type { CaseFile } from './use-case.js';

export function CaseFacts({ file }: { readonly file: CaseFile }) {
  const { text, country, list } = useSpeaker();
  const { view, people } = file;
  const asking = list(countriesOf(people, [view.from]).map(country));
  const answering = list(countriesOf(people, view.to).map(country));
  const sides = [`${text('case.asks')}: ${asking}`, `${text('case.answers')}: ${answering}`];
  return (
    <Fold summary={sides.join(' · ')}>
      <Facts
        facts={[
          {
            label: text('case.asks'),
            class: 'party folds',
            children: <Side title={asking} file={file} members={[view.from]} />,
          },
          {
            label: text('case.answers'),
            class: 'party folds',
            children: (
              <>
                <Side title={answering} file={file} members={view.to} />
                <Holder file={file} />
              </>
            ),
          },
          { label: text('case.urgency'), class: 'urgency', children: <UrgencyFact file={file} /> },
          { label: text('case.handling'), children: <HandlingFact file={file} /> },
          { label: text('case.answer-by'), class: 'due', children: <DueFact file={file} /> },
        ]}
      />
    </Fold>
  );
}

const SHOWN = 3;

function Side({ title, file, members }: { title: string; file: CaseFile; members: readonly MemberId[] }) {
  const speaker = useSpeaker();
  const { text } = speaker;
  const called = calledBy(file, speaker);
  return (
    <>
      {title !== '' && <b class="side">{title}</b>}
      {members.slice(0, SHOWN).map((member) => {
        const office = file.people.get(member)?.authority;
        return (
          <span class="side" key={member}>
            {called(member)}
            {office && (
              <>
                , <Office id={office} />
              </>
            )}
          </span>
        );
      })}
      {members.length > SHOWN && <span class="side">{text('case.and-more', { n: members.length - SHOWN })}</span>}
    </>
  );
}

function Holder({ file }: { file: CaseFile }) {
  const speaker = useSpeaker();
  const { text, dayShort, isoDay } = speaker;
  const { view } = file;
  const { own } = clocksOf(view);
  if (view.holder === null && !isUnsettled(view)) return null;
  if (view.holder === null) return <span class="small side">{text('case.nobody-has-it')}</span>;
  const since = view.history.findLast(({ act, applied, by }) => applied && by === view.holder && HOLDS.has(act))?.at;
  const name = calledBy(file, speaker)(view.holder);
  return (
    <span class="small side">
      {since === undefined
        ? text('case.held-by', { name })
        : text('case.held-by-since', { name, day: dayShort(isoDay(since, own)) })}
    </span>
  );
}

const HOLDS: ReadonlySet<string> = new Set(['accept', 'acknowledge', 'clarify']);

function UrgencyFact({ file: { view } }: { file: CaseFile }) {
  const { text, words } = useSpeaker();
  const reason = view.document['urgencyReason'];
  return (
    <>
      <Urgency code={view.urgency} words={words('urgencies', view.urgency)} />
      {view.child && <span class="small side">{text('case.child-concerned')}</span>}
      {typeof reason === 'string' && <span class="small side">{reason}</span>}
    </>
  );
}

function HandlingFact({ file: { view } }: { file: CaseFile }) {
  const { words } = useSpeaker();
  const { code, caveats = [] } = view.handling;
  return (
    <>
      <Handling code={code}>{words('handlingCodes', code)}</Handling>
      {caveats.map((caveat) => (
        <span class="small side" key={caveat}>
          {words('caveats', caveat)}
        </span>
      ))}
    </>
  );
}

function DueFact({ file: { view } }: { file: CaseFile }) {
  const { text, time, city, duration, durationBy, isoDay } = useSpeaker();
  const now = useNow();
  const { own, other } = clocksOf(view);
  const at = view.due.answer;
  const tone = toneOf(view, now);
  const leftMs = Date.parse(at) - now;
  const clock = (zone: string): string => text('case.clock', { time: time(at, zone), city: city(zone) });
  return (
    <>
      <b class={tone && `${tone}-t`}>{clock(own)}</b>
      <span class="side num">
        {own !== other && <>{clock(other)} · </>}
        <span class="num">{isoDay(at, own)}</span>
      </span>
      {!(tone === undefined && leftMs < 0) && (
        <span class={tone === 'late' ? 'side late-t' : 'side'}>
          {leftMs < 0
            ? text('case.overdue-by', { time: durationBy(leftMs) })
            : text('case.time-left', { time: duration(leftMs) })}
        </span>
      )}
    </>
  );
}
