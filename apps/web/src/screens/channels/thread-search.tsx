/** Over the texts of this channel that this device holds, newest first; a hit leads to its place. Lies over the messages. */
import type { TargetedFocusEvent } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { SearchHit } from '@kopri/client';
import { ownZone } from '@kopri/locale';
import type { ChannelId } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useSpeaker } from '../../ui/speaker.js';
import type { ThreadSteps } from './use-thread.js';

/** Of the whole history, from which those of this channel are taken. */
const ASKED = 200;
const SHOWN = 30;

interface ThreadSearchProps {
  readonly channel: ChannelId;
  /** Kept by the thread: the next search begins with the words of the last. */
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly onJump: ThreadSteps['jump'];
  readonly onClose: () => void;
}

export function ThreadSearch({ channel, words, onWords, onJump, onClose }: ThreadSearchProps) {
  const { text, dayTimeShort } = useSpeaker();
  const sought = words.trim();
  const field = useRef<HTMLInputElement>(null);
  const rows = useRovingRows<HTMLUListElement>();
  const { value } = useAsked(
    async (kopri): Promise<readonly SearchHit[]> =>
      sought === ''
        ? []
        : (await kopri.search.find(sought, { limit: ASKED }))
            .filter((hit) => hit.channel === channel && hit.kind === 'message')
            .toSorted((a, b) => b.seq - a.seq),
    [channel, sought],
  );
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);
  const leave = ({ currentTarget, relatedTarget }: TargetedFocusEvent<HTMLElement>): void => {
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) onClose();
  };
  return (
    <section class="thread-search" aria-label={text('channels.find')} onFocusOut={leave}>
      <TextField label={text('channels.find')} value={words} onValue={onWords} inputRef={field} />
      <div class="acts">
        <p class="small" role="status">
          {sought !== '' && value && text('shell.found', { n: value.length })}
        </p>
        <Button kind="quiet" keys="Escape" onPress={onClose}>
          {text('shell.close')}
        </Button>
      </div>
      <ul class="res" ref={rows}>
        {sought !== '' &&
          value?.slice(0, SHOWN).map((hit) => (
            <li key={hit.message}>
              <button type="button" data-row="" onClick={() => onJump(hit.seq, `${hit.from} ${hit.message}`)}>
                <span>{hit.excerpt}</span>
                <span class="small num">{dayTimeShort(hit.at, ownZone())}</span>
              </button>
            </li>
          ))}
      </ul>
    </section>
  );
}
