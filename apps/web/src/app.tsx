/** Outside until the device is open, inside after. */
import { useEffect, useState } from 'preact/hooks';
import { useSession } from './core/core-context.js';
import { lazy } from './lazy.js';
import { beginsDevice, takeArrival, type Arrival } from './screens/start/arrival.js';
import { markDevice } from './screens/start/device-mark.js';
import { Outside } from './screens/start/outside.js';
import { useActivity } from './screens/start/use-activity.js';

const ReleaseAlarm = lazy(async () => (await import('./release-watch.js')).ReleaseAlarm);
const LinkIgnored = lazy(async () => (await import('./screens/start/link-ignored.js')).LinkIgnored);
const Opened = lazy(async () => (await import('./screens/start/opened.js')).Opened);

export function App({ arrival: first }: { readonly arrival: Arrival }) {
  const session = useSession();
  const [wasOpen, setWasOpen] = useState(false);
  const [arrival, setArrival] = useState(first);
  const [isLinkUnread, setLinkUnread] = useState(beginsDevice(first));
  const [isTampered, setTampered] = useState(false);
  useActivity();
  useEffect(() => {
    // Where there is no device yet, the link is what begins it.
    if (session.state === 'none') setLinkUnread(false);
    if (session.state === 'open' || session.state === 'locked') markDevice();
    if (session.state === 'open') setWasOpen(true);
  }, [session.state]);
  useEffect(() => {
    // A setup link differs from the open page by what stands behind the #: no page is loaded for it.
    const onLater = (): void => {
      const later = takeArrival();
      if (!beginsDevice(later)) return;
      setArrival(later);
      setLinkUnread(session.state !== 'none');
    };
    addEventListener('hashchange', onLater);
    return () => removeEventListener('hashchange', onLater);
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
