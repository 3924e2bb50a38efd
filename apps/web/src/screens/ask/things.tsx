import { Button } from '../../ui/button.js';
import { FieldGroup } from '../../ui/field.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useAsking, useErrorAt } from './asking.js';
import { newLine, readable, type ThingKind } from './form.js';
import { useFocusAfter } from './questions.js';
import { thingHints, thingLabels } from './wording.js';

const MOST = 50;

/** Documents, vehicles, telephones, accounts, places: a line each. */
export function Things({ kind }: { readonly kind: ThingKind }) {
  const { text } = useSpeaker();
  const { form, set, check } = useAsking();
  const errorAt = useErrorAt();
  const focus = useFocusAfter();
  const lines = form.things[kind];
  const label = text(thingLabels[kind]);
  const change = (next: typeof lines): void => set({ things: { ...form.things, [kind]: next } });
  return (
    <FieldGroup label={label} hint={text(thingHints[kind])} error={errorAt(`$.${kind}`)}>
      {lines.map(({ id, text: said }, at) => (
        <div class="line" key={id} data-line={id}>
          <TextField
            label={text('ask.line-number', { label, number: at + 1 })}
            labelHidden
            value={said}
            maxLength={1000}
            onValue={(typed) => change(lines.map((line) => (line.id === id ? { id, text: readable(typed) } : line)))}
            onLeave={() => check.leave(`$.${kind}`)}
          />
          <Button
            kind="quiet"
            icon="cross"
            label={text('ask.remove-line', { label, number: at + 1 })}
            onPress={() => change(lines.filter((line) => line.id !== id))}
          >
            {text('ask.remove')}
          </Button>
        </div>
      ))}
      {lines.length < MOST && (
        <div class="acts">
          <Button
            kind="quiet"
            icon="plus"
            label={text('ask.add-to', { label })}
            onPress={() => {
              const line = newLine();
              change([...lines, line]);
              focus(line.id);
            }}
          >
            {text('ask.add')}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
