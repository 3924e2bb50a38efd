/** Ctrl K: people, cases and acts, searched on the device. The field is a combobox; focus never leaves it. */
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { Icon, type IconName } from './icon.js';
import { keyCaps, type KeySpec } from './keys.js';
import { Modal } from './modal.js';
import { useSpeaker } from './speaker.js';

export interface PaletteItem {
  readonly id: string;
  /** “People”, “Cases”, “Acts”; items of one group follow one another. */
  readonly group: string;
  readonly icon: IconName;
  readonly words: string;
  /** Where the query was met in the words, in UTF-16 units and in order. */
  readonly hits?: readonly { readonly from: number; readonly to: number }[] | undefined;
  /** The shortcut that would have done it. */
  readonly keys?: KeySpec | undefined;
  readonly run: () => void;
}

interface PaletteProps {
  find: (query: string) => Promise<readonly PaletteItem[]>;
  onClose: () => void;
}

interface Found {
  readonly query: string | undefined;
  readonly items: readonly PaletteItem[];
}

/** The latest query wins, in whatever order the answers come. */
function useFound(find: PaletteProps['find'], query: string): Found {
  const [found, setFound] = useState<Found>({ query: undefined, items: [] });
  useEffect(() => {
    let wanted = true;
    const take = (items: readonly PaletteItem[]): void => {
      if (wanted) setFound({ query, items });
    };
    find(query).then(take, () => take([]));
    return () => {
      wanted = false;
    };
  }, [find, query]);
  return found;
}

export function Palette({ find, onClose }: PaletteProps) {
  const { text } = useSpeaker();
  const id = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const { items, query: answered } = useFound(find, query);
  const chosen = items[Math.min(at, items.length - 1)];
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const run = (item: PaletteItem | undefined): void => {
    if (item === undefined) return;
    onClose();
    item.run();
  };
  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setAt((at + 1) % Math.max(items.length, 1)),
    ArrowUp: () => setAt((at + items.length - 1) % Math.max(items.length, 1)),
    Enter: () => run(chosen),
  };
  return (
    <Modal class="pal" label={text('shell.find-or-act')} onClose={onClose}>
      <div class="ask">
        <Icon name="search" />
        <input
          type="text"
          role="combobox"
          aria-label={text('shell.find-or-act')}
          aria-expanded={items.length > 0}
          aria-controls={id}
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          aria-autocomplete="list"
          autocomplete="off"
          value={query}
          placeholder={text('shell.find-or-act')}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => {
            const act = event.isComposing ? undefined : keys[event.key];
            if (act === undefined) return;
            event.preventDefault();
            act();
          }}
        />
        <kbd aria-hidden="true">Esc</kbd>
      </div>
      <div class="found" id={id} role="listbox" aria-label={text('shell.find-or-act')} ref={list}>
        {groupsOf(items).map(({ group, members }, place) => (
          <div key={group} role="group" aria-labelledby={`${id}-group-${place}`}>
            <h3 id={`${id}-group-${place}`} role="presentation">
              {group}
            </h3>
            {members.map((item) => (
              <Option
                key={item.id}
                id={`${id}-${item.id}`}
                item={item}
                chosen={item === chosen}
                onRun={() => run(item)}
              />
            ))}
          </div>
        ))}
      </div>
      <p class={answered !== undefined && items.length === 0 ? 'none' : 'vh'} role="status">
        {answered !== undefined && text(items.length === 0 ? 'shell.found-none' : 'shell.found', { n: items.length })}
      </p>
      <footer>
        <span>↑ ↓ {text('shell.choose')}</span>
        <span>{text('shell.found-here')}</span>
      </footer>
    </Modal>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  chosen: boolean;
  onRun: () => void;
}

const Option = ({ id, item, chosen, onRun }: OptionProps) => (
  <div id={id} role="option" aria-selected={chosen} onClick={onRun}>
    <Icon name={item.icon} />
    <span>{withHits(item)}</span>
    <span class="k" aria-hidden="true">
      {(item.keys ? keyCaps(item.keys) : chosen ? ['Enter'] : []).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  </div>
);

const withHits = ({ words, hits = [] }: PaletteItem) => [
  ...hits.flatMap(({ from, to }, place) => [
    words.slice(hits[place - 1]?.to ?? 0, from),
    <b class="hit" key={from}>
      {words.slice(from, to)}
    </b>,
  ]),
  words.slice(hits.at(-1)?.to ?? 0),
];

function groupsOf(items: readonly PaletteItem[]): { group: string; members: PaletteItem[] }[] {
  const groups: { group: string; members: PaletteItem[] }[] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last?.group === item.group) last.members.push(item);
    else groups.push({ group: item.group, members: [item] });
  }
  return groups;
}
