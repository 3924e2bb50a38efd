/** The device is open: the application, or what stands before it while one is no member, or no longer. */
import { useEffect, useState } from 'preact/hooks';
import { useStanding } from '../../core/core-context.js';
import { lazy } from '../../lazy.js';
import { useStartSpeaker } from '../../ui/speaker.js';
import { EntryFrame } from './entry-frame.js';

const Inside = lazy(async () => (await import('../../inside.js')).Inside);
const Waiting = lazy(async () => (await import('./waiting.js')).Waiting);
const Ended = lazy(async () => (await import('./ended.js')).Ended);

/** Under a second nothing is said. */
const SAID_AFTER_MS = 1_000;

export function Opened() {
  const standing = useStanding();
  const [isReading, setReading] = useState(false);
  if (standing === undefined) return <Opening />;
  const { state } = standing.status;
  if (state === 'waiting') return <Waiting standing={standing} />;
  return state === 'active' || isReading ? <Inside /> : <Ended state={state} onRead={() => setReading(true)} />;
}

function Opening() {
  const { text } = useStartSpeaker();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SAID_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <EntryFrame title={text('start.opening')} says={text('start.opening-says')} /> : null;
}
