/** What belongs to this device: how it looks, what it keeps, what waits on it, and how it leaves. */
import { useCore } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import type { ScreenProps } from '../../screen.js';
import { PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import '../../styles/screens/settings.css';
import { Acts, Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { DevicesPart } from './devices-part.js';
import { ForgetPart } from './forget-part.js';
import { HealthPart } from './health-part.js';
import { LookPart } from './look-part.js';
import { NoticesPart } from './notices-part.js';
import { OutboxPart } from './outbox-part.js';
import { ReleasePart } from './release-part.js';
import { StoragePart } from './storage-part.js';

export function SettingsScreen(_: ScreenProps) {
  const { text } = useSpeaker();
  return (
    <Page>
      <PageHead title={text('settings.title')} says={text('settings.says')} />
      <div class="settings">
        <LookPart />
        <NoticesPart />
        <LockPart />
        <DevicesPart />
        <OutboxPart />
        <StoragePart />
        <HealthPart />
        <ReleasePart />
        <Section title={text('settings.honesty')}>
          <ul class="lines">
            <li>
              <a href={pathTo('honesty', 'server')}>{text('honesty.server-title')}</a>
            </li>
            <li>
              <a href={pathTo('honesty', 'limits')}>{text('honesty.limits-title')}</a>
            </li>
          </ul>
        </Section>
        <ForgetPart />
      </div>
    </Page>
  );
}

function LockPart() {
  const { text } = useSpeaker();
  const core = useCore();
  return (
    <Section title={text('settings.lock-title')}>
      <p>{text('settings.lock-says')}</p>
      <Acts>
        <Button keys="Ctrl+KeyL" onPress={() => void core.leave()}>
          {text('settings.lock-now')}
        </Button>
      </Acts>
    </Section>
  );
}
