/** Anything over a second: how much of how much, how long still, and the way to stop it. */
import type { ComponentChildren } from 'preact';
import { Button } from './button.js';
import { useSpeaker } from './speaker.js';

interface ProgressProps {
  /** What is going on: “First fetch”. */
  label: string;
  /** The numbers in a sentence, shown and spoken in place of a percentage. */
  says: string;
  done: number;
  /** Undefined while nobody knows. */
  total: number | undefined;
  paused?: boolean;
  children?: ComponentChildren;
}

/** The bare line, for screens that say it in their own words. */
export const Progress = ({ label, says, done, total, paused = false, children }: ProgressProps) => (
  <div class={paused ? 'pro paused' : 'pro'}>
    <p>{says}</p>
    <progress
      aria-label={label}
      aria-valuetext={says}
      value={total === undefined ? undefined : done}
      max={total ?? 1}
    />
    {children && <div class="acts">{children}</div>}
  </div>
);

interface TransferProps {
  label: string;
  doneBytes: number;
  totalBytes: number;
  /** Undefined before there is a rate to judge by. */
  leftMs?: number | undefined;
  paused?: boolean;
  onPause?: (() => void) | undefined;
  onResume?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
}

/** Bytes coming or going, in MB and minutes. */
export function Transfer({ label, doneBytes, totalBytes, leftMs, paused = false, ...acts }: TransferProps) {
  const { text, bytes, duration } = useSpeaker();
  const amount = { done: bytes(doneBytes), total: bytes(totalBytes) };
  const says = paused
    ? text('shell.progress-paused', amount)
    : leftMs === undefined
      ? text('shell.progress', amount)
      : text('shell.progress-left', { ...amount, left: duration(leftMs) });
  return (
    <Progress label={label} says={says} done={doneBytes} total={totalBytes} paused={paused}>
      {!paused && acts.onPause && <Button onPress={acts.onPause}>{text('shell.pause')}</Button>}
      {paused && acts.onResume && <Button onPress={acts.onResume}>{text('shell.resume')}</Button>}
      {acts.onCancel && (
        <Button kind="quiet" onPress={acts.onCancel}>
          {text('shell.cancel')}
        </Button>
      )}
    </Progress>
  );
}
