/** Everything before the device is open. */
import { useEffect, useState } from 'preact/hooks';
import type { Session } from '../../core/wire.js';
import { lazy } from '../../lazy.js';
import { beginsDevice, type Arrival } from './arrival.js';
import { Beginning } from './beginning.js';
import { unmarkDevice, wasDevice } from './device-mark.js';

const Broken = lazy(async () => (await import('./broken.js')).Broken);
const loadUnlock = async () => (await import('./unlock.js')).Unlock;
const Unlock = lazy(loadUnlock);
const LostDevice = lazy(async () => (await import('./lost-device.js')).LostDevice);

interface OutsideProps {
  readonly session: Exclude<Session, { state: 'open' }>;
  readonly arrival: Arrival;
  readonly wasOpen: boolean;
}

export function Outside({ session, arrival, wasOpen }: OutsideProps) {
  const [isLost, setLost] = useState(wasDevice);
  // Beside the worker, which is about to say that there is a lock.
  useEffect(() => {
    if (isLost) void loadUnlock();
  }, []);
  switch (session.state) {
    case 'starting':
      return isLost ? null : <Beginning key={arrival.setupToken} arrival={arrival} />;
    case 'broken':
      return <Broken error={session.error} />;
    case 'locked':
      return <Unlock by={session.by} wasOpen={wasOpen} linkIgnored={beginsDevice(arrival) && !wasOpen} />;
    case 'none':
      return isLost ? (
        <LostDevice onBeginAnew={() => setLost(anew())} />
      ) : (
        <Beginning key={arrival.setupToken} arrival={arrival} />
      );
  }
}

function anew(): false {
  unmarkDevice();
  return false;
}
