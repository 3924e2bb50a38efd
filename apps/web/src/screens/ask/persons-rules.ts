/** Tokens in place of names: victims are numbered here, nobody types them. */
import type { PersonRole } from '@kopri/protocol';
import type { AskForm, Change, PersonLine } from './form.js';

export type Added = PersonRole | 'child';

export const isChild = ({ role, token }: PersonLine): boolean => role === 'victim' && token.startsWith('C');

/** The next number that was not given yet in this query. */
function nextToken(persons: readonly PersonLine[], letter: 'V' | 'C'): string {
  const numbers = persons.filter(({ token }) => token.startsWith(letter)).map(({ token }) => Number(token.slice(1)));
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}

/** A child brings its consequences: `U2` at least. */
export function addPerson(form: AskForm, added: Added, ownCountry: string): Change {
  const isVictim = added === 'victim' || added === 'child';
  const line: PersonLine = {
    id: crypto.randomUUID(),
    role: added === 'child' ? 'victim' : added,
    token: isVictim ? nextToken(form.persons, added === 'child' ? 'C' : 'V') : '',
    inCountry: isVictim ? ownCountry : '',
    consentScope: '',
    consentDay: '',
  };
  return { persons: [...form.persons, line], ...(added === 'child' ? childIs(form, 'yes') : {}) };
}

export const childIs = ({ urgency }: AskForm, child: 'yes' | 'no'): Change => ({
  child,
  ...(child === 'yes' && (urgency === undefined || urgency === 'U3' || urgency === 'U4') ? { urgency: 'U2' } : {}),
});
