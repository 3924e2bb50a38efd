/** Outside until the device is open, inside after. */
import { useEffect, useState } from 'preact/hooks';
import { useSession } from './core/core-context.js';
import { lazy } from './lazy.js';
import type { Arrival } from './screens/start/arrival.js';
import { markDevice } from './screens/start/device-mark.js';
import { Outside } from './screens/start/outside.js';
import { useActivity } from './screens/start/use-activity.js';

const ReleaseAlarm = lazy(async () => (await import('./release-watch.js')).ReleaseAlarm);
const LinkIgnored = lazy(async () => (await import('./screens/start/link-ignored.js')).LinkIgnored);
const Opened = lazy(async () => (await import('./screens/start/opened.js')).Opened);

export function App({ arrival }: { readonly arrival: Arrival }) {
  const session = useSession();
  const [wasOpen, setWasOpen] = useState(false);
  const [isLinkUnread, setLinkUnread] = useState(arrival.invitation !== undefined);
  const [isTampered, setTampered] = useState(false);
  useActivity();
  useEffect(() => {
    // Where there is no device yet, the link is what begins it.
    if (session.state === 'none') setLinkUnread(false);
    if (session.state === 'open' || session.state === 'locked') markDevice();
    if (session.state === 'open') setWasOpen(true);
  }, [session.state]);
  return (
    <>
      {session.state !== 'starting' && <ReleaseAlarm onTampered={() => setTampered(true)} />}
      {isTampered || shown()}
    </>
  );

  function shown() {
    if (session.state !== 'open') return <Outside session={session} arrival={arrival} wasOpen={wasOpen} />;
    return isLinkUnread ? <LinkIgnored onGoOn={() => setLinkUnread(false)} /> : <Opened />;
  }
}
