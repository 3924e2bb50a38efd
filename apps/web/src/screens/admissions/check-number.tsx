import { useSpeaker } from '../../ui/speaker.js';

/** Five numbers, large: they are read out by voice. */
export function CheckNumber({ check }: { readonly check: string }) {
  const { text } = useSpeaker();
  return (
    <ol class="five" aria-label={text('correspondent.check')}>
      {check.split(' ').map((part, place) => (
        <li key={`${place} ${part}`}>{part}</li>
      ))}
    </ol>
  );
}
