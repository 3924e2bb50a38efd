/** One case on one screen: the query and its questions on one side, thread, evidence and history on the other. */
import { useStanding } from '../../core/core-context.js';
import { calledBy } from '../../people.js';
import { pathTo } from '../../router.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import '../../styles/screens/case.css';
import { useSpeaker } from '../../ui/speaker.js';
import { EvidencePart } from '../evidence/evidence-part.js';
import { DiffersAlarm } from '../channels/differs-alarm.js';
import { AnswerBar, hasBar } from './answer-bar.js';
import { waitingActs } from './case-acts.js';
import { CaseButtons } from './case-buttons.js';
import { CaseFacts } from './case-facts.js';
import { FaultNote } from './fault-note.js';
import { HistoryPart } from './history-part.js';
import { NextQuestion } from './next-question.js';
import { Paper } from './paper.js';
import { QueryPart } from './query-part.js';
import { QuestionsPart } from './questions-part.js';
import { ThreadPart } from './thread-part.js';
import { useAnswering } from './use-answering.js';
import { useCase, type AskedCase, type CaseFile } from './use-case.js';
import { useSending } from './use-sending.js';

/** `at[0]`: reference or id of the query · `at[1]`: an act whose form stands open at first, as `extend`. */
export function CaseScreen({ at }: { readonly at: readonly string[] }) {
  const { file, error, again } = useCase(at[0] ?? '');
  if (file !== undefined) return <OpenCase key={file.view.query} file={file} again={again} wished={at[1]} />;
  return <Page>{error === undefined ? null : <FaultNote error={error} />}</Page>;
}

interface OpenCaseProps {
  readonly file: CaseFile;
  readonly again: AskedCase['again'];
  readonly wished: string | undefined;
}

function OpenCase({ file, again, wished }: OpenCaseProps) {
  const speaker = useSpeaker();
  const { text, words } = speaker;
  const { view } = file;
  const colleagues = file.readers.filter((member) => member !== file.me);
  const sending = useSending(view, again);
  const answering = useAnswering(file, sending);
  const waiting = waitingActs(view, file.outbox);
  const held = waiting.filter(({ item }) => item.heldUntil !== null);
  const alarm = useStanding()?.status.alarm;
  const bar = { file, answering, sending, held, alarm };
  const counterpart = view.document['counterpartFile'];
  return (
    <Page foot={hasBar(bar) ? <AnswerBar {...bar} /> : undefined}>
      <Paper file={file}>
        <Crumb
          back={{ href: pathTo('today'), words: text('shell.today') }}
          here={view.reference ?? text('case.no-number-yet')}
        >
          {typeof counterpart === 'string' && text('case.counterpart-file', { file: counterpart })}
        </Crumb>
        <PageHead
          title={view.title ?? words('queryTypes', view.type)}
          acts={<CaseButtons file={file} sending={sending} wished={wished} />}
        />
        {sending.failed !== undefined && sending.failed.question === undefined && (
          <div class="gap-3">
            <FaultNote error={sending.failed.error} />
          </div>
        )}
        {file.differs && (
          <DiffersAlarm to={view.channel} names={colleagues.map(calledBy(file, speaker))} onAccepted={again} />
        )}
        <NextQuestion file={file} waiting={waiting} />
        <CaseFacts file={file} />
        <div class="cols">
          <div>
            <QueryPart file={file} />
            <QuestionsPart {...{ file, answering, sending, waiting, again }} />
          </div>
          <div>
            <ThreadPart file={file} again={again} />
            <EvidencePart file={file} again={again} />
            <HistoryPart file={file} />
          </div>
        </div>
      </Paper>
    </Page>
  );
}
