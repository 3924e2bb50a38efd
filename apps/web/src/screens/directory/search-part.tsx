/** The field, the filters and the members that fit; arrows or J and K move among them, Enter opens. */
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { Icon } from '../../ui/icon.js';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { useSpeaker } from '../../ui/speaker.js';
import { Filters } from './filters.js';
import { PresenceLegend } from './presence-mark.js';
import { ResultRow } from './result-row.js';
import type { DirectoryView } from './use-directory.js';
import { useNow } from './use-now.js';

/** More than anybody reads through; the rest is one press away. */
const PAGE = 60;

export function SearchPart({ directory, chosen }: { directory: DirectoryView; chosen: string | undefined }) {
  const { text } = useSpeaker();
  const { search, change, found, clear } = directory;
  const [shown, setShown] = useState(PAGE);
  const nowMs = useNow();
  const rows = useRovingRows<HTMLUListElement>();
  const rest = (found?.length ?? 0) - shown;
  return (
    <section class="search-part" aria-label={text('directory.search')}>
      <SearchField
        value={search.text}
        onValue={(typed) => change({ text: typed })}
        onDown={() => rows.current?.querySelector<HTMLElement>('[data-row]')?.focus()}
      />
      <Filters search={search} change={change} />
      <p class="small found-line" role="status">
        {found && text('directory.members', { n: found.length })}
        {search.text.trim() !== '' && ` · ${text('directory.any-script')}`}
      </p>
      <ul class="res" ref={rows} aria-label={text('directory.results')}>
        {found?.slice(0, shown).map((entry) => (
          <ResultRow key={entry.member} entry={entry} nowMs={nowMs} chosen={entry.member === chosen} />
        ))}
      </ul>
      {found?.length === 0 && (
        <Empty title={text('directory.none')} act={<Button onPress={clear}>{text('directory.clear')}</Button>}>
          {text('directory.none-next')}
        </Empty>
      )}
      {rest > 0 && (
        <Button onPress={() => setShown(shown + PAGE)}>{text('directory.more', { n: Math.min(rest, PAGE) })}</Button>
      )}
      <PresenceLegend />
      <p class="legend" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {text('directory.move')}
        </span>
        <span>
          <kbd>Enter</kbd> {text('directory.open')}
        </span>
      </p>
    </section>
  );
}

interface SearchFieldProps {
  value: string;
  onValue: (value: string) => void;
  /** From the field into the list. */
  onDown: () => void;
}

function SearchField({ value, onValue, onDown }: SearchFieldProps) {
  const { text } = useSpeaker();
  const field = useRef<HTMLInputElement>(null);
  useShortcuts({ Slash: () => field.current?.focus() });
  return (
    <label class="find">
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        aria-label={text('directory.search-field')}
        aria-keyshortcuts="/"
        placeholder={text('directory.search-field')}
        autocomplete="off"
        value={value}
        onInput={(event) => onValue(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.code !== 'ArrowDown' || event.isComposing) return;
          event.preventDefault();
          onDown();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </label>
  );
}
