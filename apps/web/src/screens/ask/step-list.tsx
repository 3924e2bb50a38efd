import { useSpeaker } from '../../ui/speaker.js';
import { useAsking } from './asking.js';
import { steps } from './places.js';
import { stepTitles } from './wording.js';

/** The steps of the form, each of them a button: one may go back and look ahead. */
export function StepList() {
  const { text } = useSpeaker();
  const { form, goToStep } = useAsking();
  return (
    <ol class="stepper ask-steps" aria-label={text('ask.steps')}>
      {steps.map((step, place) => (
        <li
          key={step}
          class={place < form.step ? 'was' : place === form.step ? 'now' : undefined}
          aria-current={place === form.step ? 'step' : undefined}
        >
          <button type="button" aria-label={`${place + 1} ${text(stepTitles[step])}`} onClick={() => goToStep(place)}>
            {place + 1} <span>{text(stepTitles[step])}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
