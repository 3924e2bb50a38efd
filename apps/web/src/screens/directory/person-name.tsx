import type { MemberEntry } from '@kopri/client';
import { useSpeaker } from '../../ui/speaker.js';
import { HitText } from './hit-text.js';

interface PersonNameProps {
  readonly of: Pick<MemberEntry, 'name' | 'nameLocal' | 'hits'>;
}

/** Who this is: what they are called, and their other name in grey; underlined what was looked for. */
export function PersonName({ of }: PersonNameProps) {
  const { names, person } = useSpeaker();
  const [first, other] = names(of).map((form) => <HitText key={form} text={of[form]} hits={of.hits?.[form]} />);
  return (
    <>
      {first ?? person(of)}
      {other && <bdi class="two local"> {other}</bdi>}
    </>
  );
}
