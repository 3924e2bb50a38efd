/** A text in the asker's words. Names and numbers in it are marked, and may stay with a reason; nothing is refused. */
import { useState } from 'preact/hooks';
import { findFreeTextHits, type FreeTextHit } from '@kopri/domain';
import { Button } from '../../ui/button.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextArea } from '../../ui/text-area.js';
import { TextField } from '../../ui/text-field.js';
import { useAsking, useErrorAt } from './asking.js';
import { readable } from './form.js';

interface FreeTextProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
  /** Of the document. */
  readonly place: string;
  /** Under which the reason for leaving a number is kept. */
  readonly whyKey: string;
  readonly required?: boolean;
  readonly labelHidden?: boolean;
}

export function FreeText({ place, whyKey, value, onValue, required = false, ...texts }: FreeTextProps) {
  const { check } = useAsking();
  const errorAt = useErrorAt();
  const hits = findFreeTextHits(value);
  return (
    <TextArea
      {...texts}
      value={value}
      onValue={(typed) => onValue(readable(typed))}
      onLeave={() => check.leave(place)}
      marks={hits}
      required={required}
      error={errorAt(place)}
    >
      {hits.length > 0 && <SignsNote hits={hits} value={value} whyKey={whyKey} />}
    </TextArea>
  );
}

const SHOWN = 5;

export const quotesOf = (hits: readonly FreeTextHit[], value: string): readonly string[] => [
  ...new Set(hits.map(({ from, to }) => value.slice(from, to))),
];

function SignsNote({ hits, value, whyKey }: { hits: readonly FreeTextHit[]; value: string; whyKey: string }) {
  const { text, list } = useSpeaker();
  const { form, set } = useAsking();
  const why = form.why[whyKey];
  const [isOpen, setOpen] = useState(false);
  const quotes = quotesOf(hits, value).slice(0, SHOWN);
  return (
    <Note
      tone="soon"
      title={text('ask.text-warning', { hits: list(quotes.map((quote) => `«${quote}»`)) })}
      acts={
        why === undefined && !isOpen ? (
          <Button kind="quiet" onPress={() => setOpen(true)}>
            {text('ask.leave')}
          </Button>
        ) : undefined
      }
    >
      {text('ask.text-warning-says')}
      {(why !== undefined || isOpen) && (
        <div class="why-left">
          <TextField
            label={text('ask.leave-label')}
            hint={text('ask.leave-hint')}
            value={why ?? ''}
            onValue={(typed) => set({ why: { ...form.why, [whyKey]: readable(typed) } })}
            maxLength={300}
          />
        </div>
      )}
    </Note>
  );
}
