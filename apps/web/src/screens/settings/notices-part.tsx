import { useState } from 'preact/hooks';
import { Acts, Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';

type Permission = NotificationPermission | 'none';

const permission = (): Permission => ('Notification' in window ? Notification.permission : 'none');

export function NoticesPart() {
  const { text } = useSpeaker();
  const [granted, setGranted] = useState(permission);
  return (
    <Section title={text('settings.notices')}>
      <p>{text('settings.notices-says')}</p>
      {granted === 'none' && <p>{text('settings.notices-none')}</p>}
      {granted === 'granted' && <p>{text('settings.notices-granted')}</p>}
      {granted === 'denied' && <p>{text('settings.notices-denied')}</p>}
      {granted === 'default' && (
        <Acts>
          <Button onPress={() => void Notification.requestPermission().then(setGranted)}>
            {text('settings.notices-ask')}
          </Button>
        </Acts>
      )}
    </Section>
  );
}
