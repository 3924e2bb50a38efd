/** The talk beside the query: texts, who came and went, and the box to reply. */
import { useRef } from 'preact/hooks';
import type { ChannelItem } from '@kopri/client';
import { Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { onCtrlEnter, useShortcuts } from '../../ui/use-shortcuts.js';
import { MessageLine } from './message-line.js';
import { countriesOf } from '../../people.js';
import { useReply } from './use-reply.js';
import type { AskedCase, CaseFile } from './use-case.js';
import { FaultNote } from './fault-note.js';

const SHOWN: ReadonlySet<string> = new Set(['text', 'members', 'unreadable', 'newer-version']);

export function ThreadPart({ file, again }: { readonly file: CaseFile; readonly again: AskedCase['again'] }) {
  const { text } = useSpeaker();
  const { readers, people } = file;
  const items = file.items.filter(({ kind }) => SHOWN.has(kind));
  const countries = countriesOf(people, readers).length;
  return (
    <Section
      isLong
      title={text('case.thread')}
      remark={text('case.readers', {
        people: text('shell.people', { n: readers.length }),
        countries: text('shell.countries', { n: countries }),
      })}
    >
      {items.length === 0 && <p class="two">{text('case.no-messages')}</p>}
      <div role="log" aria-label={text('case.thread')}>
        {items.map((item) => (
          <MessageLine key={keyOf(item)} item={item} file={file} again={again} />
        ))}
      </div>
      <Reply file={file} again={again} />
    </Section>
  );
}

const keyOf = ({ message, seq, kind }: ChannelItem): string => message ?? `${kind} ${seq}`;

function Reply({ file, again }: { file: CaseFile; again: AskedCase['again'] }) {
  const { text, words } = useSpeaker();
  const reply = useReply(file, again);
  const area = useRef<HTMLTextAreaElement>(null);
  useShortcuts({ KeyM: () => area.current?.focus() });
  const { code } = file.view.handling;
  if (reply.value === undefined) return null;
  return (
    <div class="reply no-print" onKeyDown={onCtrlEnter(reply.send)}>
      <TextArea
        label={text('case.reply')}
        hint={text('case.reply-hint', { code, words: words('handlingCodes', code) })}
        value={reply.value}
        onValue={reply.set}
        areaRef={area}
      />
      {reply.error !== undefined && <FaultNote error={reply.error}>{text('case.text-is-kept')}</FaultNote>}
      {reply.value.trim() !== '' && (
        <div class="acts">
          <Button keys="Ctrl+Enter" onPress={reply.send}>
            {text('case.send-message')}
          </Button>
          <span class="small" role="status">
            {reply.isKept && text('shell.saved')}
          </span>
        </div>
      )}
    </div>
  );
}
