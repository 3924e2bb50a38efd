import { findFreeTextHits } from '@kopri/domain';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { quotesOf } from './free-text.js';

/** The warning about a name or a number in a field of one line, where nothing can be marked in place. */
export function SignsBeside({ value }: { readonly value: string }) {
  const { text, list } = useSpeaker();
  const hits = findFreeTextHits(value);
  if (hits.length === 0) return null;
  return (
    <Note
      tone="soon"
      title={text('ask.text-warning', { hits: list(quotesOf(hits, value).map((it) => `«${it}»`)) })}
      live
    >
      {text('ask.title-warning-says')}
    </Note>
  );
}
