import { useStartSpeaker } from '../../ui/speaker.js';

/** Where one is on the way in. */
export function Steps({ now }: { readonly now: 1 | 2 | 3 }) {
  const { text } = useStartSpeaker();
  const steps = [text('start.step-invitation'), text('start.step-device'), text('start.step-compare')];
  return (
    <ol class="stepper">
      {steps.map((words, index) => (
        <li
          key={words}
          class={index + 1 < now ? 'was' : index + 1 === now ? 'now' : undefined}
          aria-current={index + 1 === now ? 'step' : undefined}
        >
          {index + 1}
          <span> {words}</span>
        </li>
      ))}
    </ol>
  );
}
