/** What a message replies to, and the way there. */
import type { ChannelItem } from '@kopri/client';
import { useSpeaker } from '../../ui/speaker.js';
import type { Known } from './use-people.js';

const EXCERPT = 140;

export function excerptOf(said: string): string {
  const line = said.replaceAll(/\s+/g, ' ');
  return line.length <= EXCERPT ? line : `${line.slice(0, line.lastIndexOf(' ', EXCERPT))}…`;
}

interface QuoteProps {
  /** Undefined where it stands further up than what is shown. */
  readonly parent: ChannelItem | undefined;
  readonly known: Known;
  readonly onJump: () => void;
}

export function Quote({ parent, known, onJump }: QuoteProps) {
  const { text } = useSpeaker();
  if (parent?.from === undefined || parent.from === null) return <p class="quote">{text('channels.further-up')}</p>;
  return (
    <button type="button" class="quote" onClick={onJump}>
      <span class="vh">{text('channels.in-reply-to')} </span>
      <b>{known.name(parent.from.member)}</b> {excerptOf(parent.text ?? '')}
    </button>
  );
}
