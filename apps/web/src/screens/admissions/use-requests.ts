import { useEffect, useRef } from 'preact/hooks';
import type { JoinRequestView } from '@kopri/client';
import { type Asked, useAsked } from '../../core/core-context.js';
import { announce } from '../../ui/announcer.js';
import { useSpeaker } from '../../ui/speaker.js';

/** The server does not tell of requests: they are asked for while the screen is looked at. */
const ASK_EVERY_MS = 5_000;

export function useRequests(): Asked<readonly JoinRequestView[]> {
  const { text } = useSpeaker();
  const asked = useAsked((kopri) => kopri.enrolment.requests(), []);
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && asked.again(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [asked.again]);
  const count = asked.value?.length ?? 0;
  const heard = useRef(0);
  useEffect(() => {
    if (count > heard.current) announce(text('correspondent.came', { n: count }));
    heard.current = count;
  }, [count]);
  return asked;
}
