import { useState } from 'preact/hooks';
import { Acts, Button, ButtonLink } from '../ui/button.js';
import { Chips, ManyChips, Segments, Tick } from '../ui/choices.js';
import { DayField } from '../ui/day-field.js';
import { Details } from '../ui/details.js';
import { FileDrop } from '../ui/file-drop.js';
import { Section } from '../ui/group.js';
import { Note } from '../ui/note.js';
import { Progress, Transfer } from '../ui/progress.js';
import { Select } from '../ui/select.js';
import { TextArea } from '../ui/text-area.js';
import { TextField } from '../ui/text-field.js';
import { Stepper } from '../ui/timeline.js';

export const ControlsPart = () => (
  <>
    <Section title="Buttons">
      <Acts>
        <Button kind="go" keys="Ctrl+Enter">
          Send answer
        </Button>
        <Button keys="KeyD">Cannot meet it</Button>
        <Button icon="plus">Add a question</Button>
        <Button kind="quiet">Quiet</Button>
        <Button kind="danger">Remove the tablet</Button>
        <Button kind="go" blocked="A second approval opens it.">
          Vouch
        </Button>
        <ButtonLink href="#/countries">Countries</ButtonLink>
      </Acts>
    </Section>
    <Section title="Fields">
      <Stepper
        label="Steps"
        steps={['To whom', 'What', 'Facts and questions', 'Protection', 'Check and send']}
        at={2}
      />
      <Fields />
    </Section>
    <Section title="Progress">
      <div class="stack">
        <Transfer
          label="First fetch"
          doneBytes={1_200_000}
          totalBytes={4_800_000}
          leftMs={360_000}
          onPause={noop}
          onCancel={noop}
        />
        <Transfer label="Upload" doneBytes={2_400_000} totalBytes={4_800_000} paused onResume={noop} onCancel={noop} />
        <Progress label="Unlocking" says="Unlocking, about 2 seconds" done={0} total={undefined} />
      </div>
    </Section>
  </>
);

const noop = (): void => undefined;
const text = 'V1 came back on 12 October. Her passport A 0714223 was kept; calls come from +90 532 000 41 07.';
const place = (part: string) => ({ from: text.indexOf(part), to: text.indexOf(part) + part.length });

function Fields() {
  const [file, setFile] = useState('18/2-417');
  const [day, setDay] = useState<string | undefined>('2026-11-10');
  const [facts, setFacts] = useState(text);
  const [urgency, setUrgency] = useState<'U0' | 'U1' | 'U2'>('U2');
  const [acts, setActs] = useState<readonly string[]>(['recruitment', 'fraud']);
  const [kind, setKind] = useState('text');
  const [basis, setBasis] = useState<string>();
  const [told, setTold] = useState(true);
  const worded = (values: readonly string[]) => values.map((value) => ({ value, words: value }));
  return (
    <div class="form">
      <div class="pair">
        <TextField label="Their file number" hint="As it stands on their paper." value={file} onValue={setFile} />
        <TextField label="Reason for the urgency" error="Write the reason for the urgency." value="" onValue={noop} />
      </div>
      <DayField label="New date" value={day} onValue={setDay} />
      <Select
        label="Legal basis"
        choices={worded(['Palermo Protocol, art. 8', 'Minsk Convention 1993'])}
        value={basis}
        onValue={setBasis}
        prompt="Choose one"
      />
      <Chips
        label="Urgency"
        choices={[
          { value: 'U0', words: 'U0 life at risk' },
          { value: 'U1', words: 'U1 urgent' },
          { value: 'U2', words: 'U2 priority', detail: 'answer in 7 days' },
        ]}
        value={urgency}
        onValue={setUrgency}
      />
      <ManyChips
        label="Acts"
        hint="As many as apply."
        choices={worded(['recruitment', 'transportation', 'harbouring', 'fraud'])}
        values={acts}
        onValues={setActs}
      />
      <ManyChips
        label="Presumed victims"
        error="Choose at least one."
        choices={worded(['V1', 'C1'])}
        values={[]}
        onValues={noop}
      />
      <Segments
        label="Kind of answer"
        choices={worded(['yes', 'no', 'text', 'refuse', 'pass on'])}
        value={kind}
        onValue={setKind}
      />
      <TextArea
        label="Summary of facts"
        value={facts}
        onValue={setFacts}
        marks={facts === text ? [place('A 0714223'), place('+90 532 000 41 07')] : []}
      >
        <Note
          tone="soon"
          title="There seem to be a passport and a phone number in the text."
          acts={
            <>
              <Button>Move both</Button>
              <Button kind="quiet">Leave and write why</Button>
            </>
          }
        >
          In the sealed part only the people you choose can open them.
        </Note>
      </TextArea>
      <div>
        <Tick words="I have seen this person’s papers" checked={told} onChecked={setTold} />
      </div>
      <FileDrop label="Attachments" many onFiles={noop} />
      <Details summary="How this was checked">
        <p>In four steps.</p>
      </Details>
    </div>
  );
}
