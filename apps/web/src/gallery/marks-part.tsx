import { handlingCodes, queryStates, urgencies } from '@kopri/protocol';
import { Section } from '../ui/group.js';
import { Handling, QuestionDiscs, StateDisc, Urgency } from '../ui/marks.js';
import { useSpeaker } from '../ui/speaker.js';

const Cells = ({ grey }: { grey: boolean }) => {
  const { words } = useSpeaker();
  return (
    <div class={grey ? 'grey stack' : 'stack'}>
      <p class="acts">
        {urgencies.map((code) => (
          <Urgency key={code} code={code} words={words('urgencies', code)} />
        ))}
      </p>
      <p class="acts">
        {handlingCodes.map((code) => (
          <span key={code}>
            <Handling code={code} />
          </span>
        ))}
        <span>
          <Handling code="H2">not passed on without consent</Handling>
        </span>
      </p>
      <p class="acts">
        {([...queryStates, 'pending', 'being-answered', 'absent'] as const).map((state) => (
          <StateDisc key={state} state={state}>
            {state}
          </StateDisc>
        ))}
      </p>
      <p>
        <QuestionDiscs states={['answered', 'pending', 'refused']} label="Questions: answered, waiting, refused" />
      </p>
    </div>
  );
};

export const MarksPart = () => (
  <>
    <Section title="In colour">
      <Cells grey={false} />
    </Section>
    <Section title="In greyscale">
      <Cells grey />
    </Section>
  </>
);
