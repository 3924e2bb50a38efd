/** Which program this is, and whether a newer one has been checked and waits. */
import { useEffect, useState } from 'preact/hooks';
import { version } from '../../../../../package.json';
import { adoptUpdate, releaseState } from '../../release/release.js';
import { checkNumber } from '@kopri/protocol';
import { Button } from '../../ui/button.js';
import { Pairs } from '../../ui/facts.js';
import { Section } from '../../ui/group.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';

const LOOK_EVERY_MS = 2_000;

function useRelease(): ReturnType<typeof releaseState> {
  const [state, setState] = useState(releaseState);
  useEffect(() => {
    const timer = setInterval(() => setState(releaseState()), LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return state;
}

export function ReleasePart() {
  const speaker = useSpeaker();
  const { text, day, isoDay } = speaker;
  const { running, update, isAdopted, alarm } = useRelease();
  const made = running && {
    label: text('settings.release-day'),
    children: day(isoDay(running.sequence * 1000, 'UTC')),
  };
  const number = running?.sha256 && {
    label: text('settings.release-number'),
    children: <b>{checkNumber(running.sha256)}</b>,
  };
  const adopt = async (): Promise<void> => {
    if (!isAdopted) await adoptUpdate();
    location.reload();
  };
  return (
    <Section title={text('settings.release')}>
      <Pairs
        facts={[
          { label: text('settings.release-version'), children: running?.version ?? version },
          ...(made ? [made] : []),
          ...(number ? [number] : []),
        ]}
      />
      {number && <p>{text('settings.release-compare')}</p>}
      <p>{text(running === undefined ? 'settings.release-none' : 'settings.release-held')}</p>
      {update && (
        <Note
          title={text('settings.release-update', { version: update.version })}
          acts={<Button onPress={() => void adopt()}>{text('settings.release-adopt')}</Button>}
        />
      )}
      {alarm && (
        <Note tone="late" title={speaker.error(alarm.code).message} live>
          {speaker.error(alarm.code).hint}
        </Note>
      )}
    </Section>
  );
}
