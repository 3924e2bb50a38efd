import type { ComponentChildren } from 'preact';
import type { AppError } from '@kopri/protocol';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';

interface Props {
  readonly error: AppError;
  readonly children?: ComponentChildren;
  readonly acts?: ComponentChildren;
}

/** What went wrong and what to do, in place. */
export function FaultNote({ error, children, acts }: Props) {
  const speaker = useSpeaker();
  const { message, hint } = speaker.error(error.code);
  return (
    <Note tone="late" title={message} acts={acts} live>
      {hint} {children} <span class="num">{speaker.text('shell.code', { code: error.code })}</span>
    </Note>
  );
}
