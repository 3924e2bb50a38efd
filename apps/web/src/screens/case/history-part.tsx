/** What both countries see of the course of the case: every act, those too that came to nothing. */
import type { QueryHistoryEntry } from '@kopri/client';
import type { PlainKey } from '@kopri/locale';
import { calledBy } from '../../people.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Timeline } from '../../ui/timeline.js';
import { clocksOf } from './due.js';
import type { CaseFile } from './use-case.js';

const whole: Readonly<Record<string, PlainKey>> = {
  send: 'case.did-send',
  receipt: 'case.did-receive',
  acknowledge: 'case.did-acknowledge',
  accept: 'case.did-accept',
  'ask-clarification': 'case.did-ask-clarification',
  clarify: 'case.did-clarify',
  refuse: 'case.did-refuse',
  redirect: 'case.did-redirect',
  extend: 'case.did-extend',
  close: 'case.did-close',
};

export function HistoryPart({ file }: { readonly file: CaseFile }) {
  const { text, dayTimeShort } = useSpeaker();
  const { own } = clocksOf(file.view);
  return (
    <Section title={text('case.history')} remark={text('case.seen-by-both')}>
      <Timeline
        of="history"
        events={file.view.history.map((entry, at) => ({
          key: String(at),
          children: (
            <>
              <b class="num">{dayTimeShort(entry.at, own)}</b> <Did entry={entry} />
            </>
          ),
          remark: <Said entry={entry} file={file} />,
        }))}
      />
    </Section>
  );
}

function Did({ entry }: { entry: QueryHistoryEntry }) {
  const { text } = useSpeaker();
  const { act, question, applied } = entry;
  return <span class={applied ? undefined : 'no-effect'}>{words()}</span>;

  function words(): string {
    const n = question ?? 0;
    if (act === 'answer') return text('case.did-answer', { question: n });
    if (act === 'refuse' && question !== undefined) return text('case.did-refuse-one', { question: n });
    if (act === 'redirect' && question !== undefined) return text('case.did-redirect-one', { question: n });
    const key = whole[act];
    return key === undefined ? act : text(key);
  }
}

function Said({ entry, file }: { entry: QueryHistoryEntry; file: CaseFile }) {
  const speaker = useSpeaker();
  const { text, words, dayTime } = speaker;
  const { own } = clocksOf(file.view);
  const { by, applied, reason, state, ground, outcome, until } = entry;
  const parts = [
    calledBy(file, speaker)(by),
    ground && words('refusalGrounds', ground),
    outcome && words('outcomes', outcome),
    until && text('case.new-date-is', { date: dayTime(until, own) }),
    entry.act === 'extend' || entry.act === 'ask-clarification' || entry.act === 'clarify' ? entry.text : undefined,
    state === 'queued' ? text('case.waits-here') : state === 'held' ? text('case.goes-soon') : undefined,
  ].filter((part) => typeof part === 'string' && part !== '');
  return (
    <>
      {parts.join(' · ')}
      {!applied && (
        <span class="side">{text('case.no-effect', { reason: words('notAppliedReasons', reason ?? '') })}</span>
      )}
    </>
  );
}
