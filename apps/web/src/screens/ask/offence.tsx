import { acts, means, purposes } from '@kopri/protocol';
import { Chips, ManyChips } from '../../ui/choices.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { needOf, useAsking, useErrorAt } from './asking.js';
import { readable } from './form.js';
import { childIs, isChild } from './persons-rules.js';

/** The national article, the signs of trafficking as codes, and whether a child is concerned. */
export function Offence() {
  const { text, words } = useSpeaker();
  const { form, set, check } = useAsking();
  const errorAt = useErrorAt();
  return (
    <>
      <TextField
        label={text('ask.article')}
        hint={text('ask.article-hint')}
        value={form.article}
        maxLength={300}
        onValue={(typed) => set({ article: readable(typed) })}
        onLeave={() => check.leave('$.offence', '$.offence.article')}
        error={errorAt('$.offence')}
        required={needOf(form, 'offence') === 'required'}
      />
      <ManyChips
        label={text('ask.acts')}
        choices={acts.map((value) => ({ value, words: words('acts', value) }))}
        values={form.acts}
        onValues={(chosen) => set({ acts: chosen })}
      />
      <ManyChips
        label={text('ask.means')}
        hint={form.child === 'yes' ? text('ask.means-child') : undefined}
        choices={means.map((value) => ({ value, words: words('means', value) }))}
        values={form.means}
        onValues={(chosen) => set({ means: chosen })}
      />
      <ManyChips
        label={text('ask.purposes')}
        choices={purposes.map((value) => ({ value, words: words('purposes', value) }))}
        values={form.purposes}
        onValues={(chosen) => set({ purposes: chosen })}
      />
    </>
  );
}

/** In doubt a child; what follows is said at once. */
export function Child() {
  const { text, words } = useSpeaker();
  const { form, set } = useAsking();
  const isSlow = form.urgency === 'U3' || form.urgency === 'U4';
  const concerned = form.child === 'yes' || form.persons.some(isChild);
  return (
    <>
      <Chips
        label={text('ask.child')}
        hint={text('ask.child-hint')}
        choices={(['yes', 'no'] as const).map((value) => ({ value, words: words('answerValues', value) }))}
        value={form.child}
        onValue={(child) => set(childIs(form, child))}
      />
      {concerned && (
        <Note tone="soon" title={text('ask.child-follows')} live>
          {text('ask.child-guardian')} {text('ask.child-approver')} {isSlow && <b>{text('ask.child-urgency')}</b>}
        </Note>
      )}
    </>
  );
}
