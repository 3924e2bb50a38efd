import { useState } from 'preact/hooks';
import { isAppError, type AppError } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { Acts, Button } from '../../ui/button.js';
import { Section } from '../../ui/group.js';
import { StateDisc } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { healthLines, type HealthLine } from './health-words.js';

const discs = { good: 'answered', bad: 'refused', open: 'pending' } as const;

export function HealthPart() {
  const { text } = useSpeaker();
  const kopri = useKopri();
  const [lines, setLines] = useState<readonly HealthLine[]>([]);
  const [error, setError] = useState<AppError | undefined>(undefined);
  const examine = async (): Promise<void> => {
    setError(undefined);
    try {
      const [checks, { status }] = await Promise.all([kopri.doctor(), kopri.standing()]);
      setLines(healthLines(checks, status.directory.witnesses !== 'unwitnessed'));
    } catch (failure) {
      if (!isAppError(failure)) throw failure;
      setError(failure);
    }
  };
  return (
    <Section title={text('settings.health')}>
      <p>{text('settings.health-says')}</p>
      <Acts>
        <Button onPress={() => void examine()}>{text('settings.health-run')}</Button>
      </Acts>
      <ul class="lines" role="status">
        {lines.map(({ name, found, words }) => (
          <li key={name}>
            <StateDisc state={discs[found]} wrap>
              {text(words)}
            </StateDisc>
          </li>
        ))}
      </ul>
      {error && <FaultNote error={error} />}
    </Section>
  );
}
