/** The alarm: sending has stopped on this device, and a person has to be called. It stands once, where one would act. */
import type { ErrorCode } from '@kopri/protocol';
import { createContext } from 'preact';
import { useContext, useLayoutEffect } from 'preact/hooks';
import { Alarm } from '../ui/note.js';
import { useSpeaker } from '../ui/speaker.js';
import { useOverview } from './overview.js';

/** A screen that says it in place of its send bar tells the frame, which then keeps silent. */
export const SaidBelowContext = createContext<(isSaid: boolean) => void>(() => undefined);

export function SendingStopped({ code }: { readonly code: string }) {
  const { text, error, list, person } = useSpeaker();
  const { people, standing } = useOverview();
  const names = [...people.values()]
    .filter(
      ({ role, country, state }) =>
        role === 'correspondent' && state === 'active' && country === standing?.status.country,
    )
    .map(person);
  const call = names.length === 0 ? text('shell.call-correspondent') : text('shell.call', { names: list(names) });
  return (
    <Alarm title={text('shell.sending-stopped')} code={text('shell.code', { code })}>
      {error(code as ErrorCode).message} {call}
    </Alarm>
  );
}

/** In place of what sends. */
export function SendingStoppedHere({ code }: { readonly code: string }) {
  const setSaid = useContext(SaidBelowContext);
  useLayoutEffect(() => {
    setSaid(true);
    return () => setSaid(false);
  }, []);
  return <SendingStopped code={code} />;
}
