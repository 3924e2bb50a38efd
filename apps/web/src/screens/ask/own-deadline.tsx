import { findCountry } from '@kopri/protocol';
import { Chips } from '../../ui/choices.js';
import { DayField } from '../../ui/day-field.js';
import { useSpeaker } from '../../ui/speaker.js';
import { TextField } from '../../ui/text-field.js';
import { useAsking, useErrorAt } from './asking.js';

/** By the rule of the urgency, or on a date of the asker's own, on the clock of either side. */
export function OwnDeadline() {
  const { text, city } = useSpeaker();
  const { form, set, check, ownCountry } = useAsking();
  const errorAt = useErrorAt();
  const own = findCountry(ownCountry)?.timeZone ?? 'UTC';
  const theirs = findCountry(form.country)?.timeZone ?? own;
  const zones = [...new Set([own, theirs])];
  const leave = (): void => check.leave('$.deadline');
  return (
    <>
      <Chips
        label={text('ask.deadline')}
        choices={[
          { value: 'rule', words: text('ask.usual-deadline') },
          { value: 'own', words: text('ask.other-deadline') },
        ]}
        value={form.ownDeadline ? 'own' : 'rule'}
        onValue={(chosen) => set({ ownDeadline: chosen === 'own', deadlineZone: form.deadlineZone || own })}
      />
      {form.ownDeadline && (
        <>
          <div class="pair">
            <DayField
              label={text('ask.deadline-day')}
              value={form.deadlineDay === '' ? undefined : form.deadlineDay}
              onValue={(day) => set({ deadlineDay: day ?? '' })}
              onLeave={leave}
              error={errorAt('$.deadline.date')}
            />
            <TextField
              label={text('ask.deadline-time')}
              hint={text('ask.deadline-time-hint')}
              value={form.deadlineTime}
              maxLength={5}
              onValue={(deadlineTime) => set({ deadlineTime })}
              onLeave={leave}
            />
          </div>
          {zones.length > 1 && (
            <Chips
              label={text('ask.clock-of')}
              choices={zones.map((zone) => ({ value: zone, words: city(zone) }))}
              value={form.deadlineZone}
              onValue={(deadlineZone) => set({ deadlineZone })}
            />
          )}
        </>
      )}
    </>
  );
}
