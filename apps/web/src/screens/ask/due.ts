/** By when the answer is owed if the query were sent now: the rule of the domain. */
import { computeDue } from '@kopri/domain';
import { AppError, type Due } from '@kopri/protocol';
import { deadlineOf, type AskForm } from './form.js';

/** `undefined` while the country or the urgency is not chosen, or the asker's own date says no moment. */
export function dueOf(form: AskForm, nowMs: number): Due | undefined {
  const { urgency, country } = form;
  if (urgency === undefined || country === '') return undefined;
  const deadline = deadlineOf(form);
  try {
    const due = computeDue({
      urgency,
      sentAt: nowMs,
      countries: [country],
      ...(deadline === undefined ? {} : { deadline }),
    });
    return Number.isNaN(Date.parse(due.answer)) ? undefined : due;
  } catch (error) {
    if (error instanceof RangeError || error instanceof AppError) return undefined;
    throw error;
  }
}
