/** How much of this browser is in use, and whether it has promised to keep it. */
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { isStorageKept, keepStorage } from '../start/storage.js';

export function StoragePart() {
  const { text, bytes } = useSpeaker();
  const [estimate, setEstimate] = useState<StorageEstimate>({});
  useEffect(() => {
    navigator.storage?.estimate?.().then(setEstimate, () => undefined);
  }, []);
  const { usage, quota } = estimate;
  const isKnown = usage !== undefined && quota !== undefined;
  return (
    <Section title={text('settings.storage')}>
      <p class="used">
        {isKnown
          ? text('settings.storage-used', { used: bytes(usage), quota: bytes(quota) })
          : text('settings.storage-unknown')}
      </p>
      <Promised />
      <p>{text('settings.storage-what')}</p>
    </Section>
  );
}

function Promised() {
  const { text } = useSpeaker();
  const [isKept, setKept] = useState<boolean | undefined>(undefined);
  const [isAsked, setAsked] = useState(false);
  useEffect(() => void isStorageKept().then(setKept), []);
  const ask = async (): Promise<void> => {
    await keepStorage();
    setKept(await isStorageKept());
    setAsked(true);
  };
  if (isKept === undefined) return null;
  if (isKept) return <p>{text('settings.storage-kept')}</p>;
  return (
    <Note
      tone="soon"
      title={text('settings.storage-unkept')}
      acts={<Button onPress={() => void ask()}>{text('settings.storage-ask')}</Button>}
    >
      {text('settings.storage-unkept-says')}
      {isAsked && (
        <span class="small block" role="status">
          {text('settings.storage-refused')}
        </span>
      )}
    </Note>
  );
}
