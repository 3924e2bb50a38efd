/** The browser deleted the store: the device is gone, and that is said before anything new is offered. */
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { EntryFrame } from './entry-frame.js';

export function LostDevice({ onBeginAnew }: { readonly onBeginAnew: () => void }) {
  const { text } = useStartSpeaker();
  return (
    <EntryFrame title={text('start.lost')} says={text('start.lost-says')}>
      <ol class="todo">
        <li>{text('start.lost-tell')}</li>
        <li>{text('start.lost-link')}</li>
      </ol>
      <p>{text('start.lost-colleagues')}</p>
      <Note>{text('start.lost-why')}</Note>
      <div class="acts">
        <Button onPress={onBeginAnew}>{text('start.lost-anew')}</Button>
      </div>
    </EntryFrame>
  );
}
