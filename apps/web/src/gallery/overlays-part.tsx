import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';
import { Section } from '../ui/group.js';
import { Alarm, Note } from '../ui/note.js';
import { Palette } from '../ui/palette.js';
import { SendBar } from '../ui/send-bar.js';
import { ShortcutList } from '../ui/shortcut-list.js';
import { UndoLine } from '../ui/undo-line.js';
import { useSpeaker } from '../ui/speaker.js';
import { findSample, shortcutGroups } from './samples.js';

export type Open = 'palette' | 'dialog' | 'shortcuts' | undefined;

const noop = (): void => undefined;
const FAR_MS = 600_000;

export function OverlaysPart({ onOpen }: { onOpen: (open: Open) => void }) {
  const { text } = useSpeaker();
  const says = [
    <>
      <b>Answer 3</b> goes to Türkiye
    </>,
    text('shell.people', { n: 5 }),
  ];
  const alarm = (
    <Alarm
      title="Sending has stopped. The directory and Elif Karaca’s device do not agree."
      code={text('shell.code', { code: 'directory-contradicts' })}
      acts={<Button>Show both versions</Button>}
    >
      Nothing left this device. Call her or your correspondent, then report it.
    </Alarm>
  );
  const bar = { says, send: 'Send answer', onSend: noop };
  return (
    <Section title="Undo, notes, the one alarm, send bars">
      <div class="stack still">
        <UndoLine says="Answer 3 goes to Türkiye" untilMs={Date.now() + FAR_MS} onUndo={noop} />
        <Note title="Being answered by Merdan Saparow">since 10:31. Write to him or take over with a note.</Note>
        {alarm}
        <div class="acts">
          <Button onPress={() => onOpen('dialog')}>Open the dialog</Button>
          <Button onPress={() => onOpen('palette')} keys="Ctrl+KeyK">
            Open the palette
          </Button>
          <Button onPress={() => onOpen('shortcuts')} keys="=?">
            Open the list of keys
          </Button>
        </div>
        <SendBar
          {...bar}
          label="Ready"
          sending={{ state: 'ready' }}
          others={<Button kind="quiet">Show everyone</Button>}
        />
        <SendBar
          {...bar}
          label="Blocked"
          sending={{ state: 'blocked', fault: '1 field to fill', lead: 'Show the field', onLead: noop }}
        />
        <SendBar {...bar} label="Queued" sending={{ state: 'queued', says: 'No connection. It waits here.' }} />
        <SendBar
          {...bar}
          label="Sending"
          sending={{ state: 'sending', says: 'Answer 3 goes to Türkiye', untilMs: Date.now() + FAR_MS, onUndo: noop }}
        />
        <SendBar {...bar} label="Stopped" sending={{ state: 'stopped', alarm }} />
      </div>
    </Section>
  );
}

export function OpenOverlay({ open, onClose }: { open: Open; onClose: () => void }) {
  if (open === 'palette') return <Palette find={findSample} onClose={onClose} />;
  if (open === 'shortcuts') return <ShortcutList groups={shortcutGroups} onClose={onClose} />;
  if (open !== 'dialog') return null;
  return (
    <Dialog
      title="Remove the tablet?"
      act="Remove the tablet"
      onAct={onClose}
      keep="Keep it"
      onKeep={onClose}
      irreversible
    >
      <p>
        It stops reading 14 cases within 5 seconds when it is connected. What it already shows may have been copied.
      </p>
    </Dialog>
  );
}
