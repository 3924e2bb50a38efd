import { useId, useState } from 'preact/hooks';
import { Button } from './button.js';
import { Tick } from './choices.js';
import { type KeySpec, keyCaps } from './keys.js';
import { Modal } from './modal.js';
import { useSpeaker } from './speaker.js';
import { changeAppearance, readAppearance } from './theme.js';

export interface ShortcutGroup {
  readonly title: string;
  readonly shortcuts: readonly { readonly keys: KeySpec; readonly words: string }[];
}

/** `?`: every key of this screen, and the switch for those that are single letters. */
export function ShortcutList({ groups, onClose }: { groups: readonly ShortcutGroup[]; onClose: () => void }) {
  const { text } = useSpeaker();
  const id = useId();
  const [letters, setLetters] = useState(readAppearance().letterKeys === 'on');
  return (
    <Modal labelledBy={id} onClose={onClose}>
      <h2 id={id}>{text('shell.shortcuts')}</h2>
      <div class="says keys">
        {groups.map((group) => (
          <section key={group.title}>
            <h3>{group.title}</h3>
            <dl>
              {group.shortcuts.map(({ keys, words }) => (
                <div key={keys}>
                  <dt>
                    {keyCaps(keys).map((cap) => (
                      <kbd key={cap}>{cap}</kbd>
                    ))}
                  </dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <Tick
          words={text('shell.letter-keys')}
          checked={letters}
          onChecked={(on) => {
            changeAppearance({ letterKeys: on ? 'on' : 'off' });
            setLetters(on);
          }}
        />
      </div>
      <div class="acts">
        <Button onPress={onClose} keys="Escape">
          {text('shell.close')}
        </Button>
      </div>
    </Modal>
  );
}
