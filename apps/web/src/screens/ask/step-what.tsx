/** What is asked for: the kind first; it decides which fields follow. */
import { useId } from 'preact/hooks';
import type { QueryType } from '@kopri/protocol';
import { FieldGroup } from '../../ui/field.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { needOf, useAsking, useErrorAt } from './asking.js';
import { readable } from './form.js';
import { SignsBeside } from './signs-beside.js';
import { typeGroups } from './type-groups.js';
import { asksFor } from './wording.js';

export function StepWhat() {
  const { text } = useSpeaker();
  const { form, set, check } = useAsking();
  const errorAt = useErrorAt();
  return (
    <>
      <TypeChoice />
      {needOf(form, 'counterpartFile') === 'advised' && (
        <TextField
          label={text('ask.their-file')}
          hint={text('ask.their-file-hint')}
          value={form.theirFile}
          onValue={(theirFile) => set({ theirFile: readable(theirFile) })}
          onLeave={() => check.leave('$.counterpartFile')}
          error={errorAt('$.counterpartFile')}
        />
      )}
      <div>
        <TextField
          label={text('ask.name')}
          hint={text('ask.name-hint')}
          value={form.title}
          onValue={(title) => set({ title: readable(title) })}
          onLeave={() => check.leave('$.title')}
          error={errorAt('$.title')}
        />
        <SignsBeside value={form.title} />
      </div>
    </>
  );
}

function TypeChoice() {
  const { text } = useSpeaker();
  const errorAt = useErrorAt();
  const name = useId();
  return (
    <FieldGroup label={text('ask.kind')} error={errorAt('$.type')}>
      <div class="kinds">
        {typeGroups.map(({ title, types }) => (
          <section key={title} aria-labelledby={`${name}-${title}`}>
            <h3 id={`${name}-${title}`}>{text(title)}</h3>
            {types.map((type) => (
              <Kind key={type} type={type} name={name} />
            ))}
          </section>
        ))}
      </div>
    </FieldGroup>
  );
}

function Kind({ type, name }: { type: QueryType; name: string }) {
  const { text, words } = useSpeaker();
  const { form, set } = useAsking();
  const isOn = form.type === type;
  return (
    <label class={isOn ? 'kind on' : 'kind'}>
      <input type="radio" name={name} value={type} checked={isOn} onChange={() => set({ type })} />
      <span>
        <b>{words('queryTypes', type)}</b> <span class="small">{type}</span>
        <span class="small block">{text(asksFor[type])}</span>
      </span>
    </label>
  );
}
