/** One message, and how far it has come: each step backed by a receipt. */
import type { ChannelItem, SendState } from '@kopri/client';
import type { MemberId } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { calledBy } from '../../people.js';
import { Button } from '../../ui/button.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Trail } from '../../ui/timeline.js';
import { UndoLine } from '../../ui/undo-line.js';
import { clocksOf } from './due.js';
import type { AskedCase, CaseFile } from './use-case.js';

interface MessageLineProps {
  readonly item: ChannelItem;
  readonly file: CaseFile;
  readonly again: AskedCase['again'];
}

export function MessageLine({ item, file, again }: MessageLineProps) {
  const speaker = useSpeaker();
  const { text, dayTimeShort } = speaker;
  const at = dayTimeShort(item.sentAt, clocksOf(file.view).own);
  if (item.kind === 'members') return <Members item={item} at={at} file={file} />;
  if (item.text === null)
    return (
      <div class="msg sys">
        <span>
          <span class="num">{at}</span> {text(item.kind === 'newer-version' ? 'case.newer-version' : 'case.damaged')}
        </span>
      </div>
    );
  const from = item.from?.member;
  const office = from === undefined || from === file.me ? undefined : file.people.get(from)?.authority;
  return (
    <div class="msg">
      <span class="by">
        <b>{from === undefined ? speaker.person(undefined) : calledBy(file, speaker)(from)}</b>
        {office && (
          <span class="two">
            <Office id={office} />
          </span>
        )}
        <span class="small num">{at}</span>
      </span>
      {item.text.split('\n').map((line, place) => (
        <p key={place} lang={item.language ?? undefined}>
          {line}
        </p>
      ))}
      {item.warnings.includes('claim-differs') && <p class="small late-t">{text('channels.differs-here')}</p>}
      {item.state !== 'received' && <Progress item={item} file={file} again={again} />}
    </div>
  );
}

function Members({ item: { members }, at, file }: { item: ChannelItem; at: string; file: CaseFile }) {
  const speaker = useSpeaker();
  const { text, list } = speaker;
  const name = calledBy(file, speaker);
  const { added = [], removed = [] } = members ?? {};
  return (
    <div class="msg sys">
      <span>
        <span class="num">{at}</span> {added.length > 0 && text('case.came', { names: list(added.map(name)) })}{' '}
        {removed.length > 0 && text('case.went', { names: list(removed.map(name)) })}
      </span>
    </div>
  );
}

const reached: Readonly<Record<SendState, number>> = {
  held: 0,
  queued: 0,
  'not-sent': 0,
  'at-server': 1,
  delivered: 2,
  opened: 3,
};

function Progress({ item, file, again }: MessageLineProps) {
  const speaker = useSpeaker();
  const { text, list } = speaker;
  const kopri = useKopri();
  const name = calledBy(file, speaker);
  const { state, message, deliveredTo, openedBy, heldUntil } = item;
  const recall = (): void => {
    if (message !== null) void kopri.outbox.recall(message).then(again, again);
  };
  const resend = (): void => {
    if (message !== null) void kopri.outbox.resend(message).then(again, again);
  };
  if (state === 'held' && heldUntil !== null)
    return <UndoLine says={text('case.message-goes')} untilMs={Date.parse(heldUntil)} onUndo={recall} />;
  if (state === 'not-sent')
    return (
      <div class="acts">
        <span class="late-t">{text('case.not-sent')}</span>
        <Button onPress={resend}>{text('case.send-again')}</Button>
        <Button kind="quiet" onPress={recall}>
          {text('case.take-back')}
        </Button>
      </div>
    );
  const at = state === 'received' ? 0 : reached[state];
  const on = (members: readonly MemberId[], one: (names: string) => string, none: string): string =>
    members.length === 0 ? none : one(list(members.map(name)));
  return (
    <>
      <Trail
        at={at}
        steps={[
          text('shell.saved'),
          text('shell.at-server'),
          on(deliveredTo, (names) => text('case.on-device-of', { names }), text('shell.on-their-device')),
          on(openedBy, (names) => text('case.opened-by', { names }), text('shell.opened')),
        ]}
      />
      {state === 'queued' && (
        <div class="acts">
          <span>{text('case.waits-here')}</span>
          <Button kind="quiet" onPress={recall}>
            {text('case.take-back')}
          </Button>
        </div>
      )}
    </>
  );
}
