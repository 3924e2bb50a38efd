/** The two pages from outside the lock, where nothing of the address is a route: each opens over the entry screen. */
import { useContext, useState } from 'preact/hooks';
import { lazy } from '../../lazy.js';
import { SpeakerContext } from '../../ui/speaker.js';
import type { HonestPage } from './sections.js';

const HonestDialog = lazy(async () => (await import('./honest-dialog.js')).HonestDialog);

/** Nothing until the whole catalogue has come: the first screens do without it. */
export function HonestyLinks() {
  const speaker = useContext(SpeakerContext);
  const [open, setOpen] = useState<HonestPage | undefined>(undefined);
  if (speaker === undefined) return null;
  return (
    <div class="tongues">
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen('server')}>
        {speaker.text('honesty.server-title')}
      </button>
      <button type="button" aria-haspopup="dialog" onClick={() => setOpen('limits')}>
        {speaker.text('honesty.limits-title')}
      </button>
      {open && <HonestDialog page={open} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
