/** What every part of the form needs: the form, the way to change it, its faults, and who is in the directory. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MemberEntry, QueryCheck } from '@kopri/client';
import { fieldsOf, type FieldNeed, type QueryField } from '@kopri/domain';
import { useSpeaker } from '../../ui/speaker.js';
import type { AskForm, Change } from './form.js';
import { adviceFor, faultAt } from './places.js';
import type { FormCheck } from './use-check.js';

export interface Asking {
  readonly form: AskForm;
  readonly set: (change: Change) => void;
  readonly check: FormCheck;
  readonly members: readonly MemberEntry[];
  readonly me: MemberEntry | undefined;
  readonly ownCountry: string;
  readonly nowMs: number;
  readonly isOffline: boolean;
  /** The alarm that stops all sending. */
  readonly alarm: string | undefined;
  /** Focus goes to its top, or to the first field at fault there. */
  readonly goToStep: (step: number, focus?: 'step' | 'fault') => void;
}

export const AskingContext = createContext<Asking | undefined>(undefined);

export function useAsking(): Asking {
  const asking = useContext(AskingContext);
  if (asking === undefined) throw new Error('no form above this component');
  return asking;
}

export const needOf = ({ type, urgency }: AskForm, field: QueryField): FieldNeed =>
  type === undefined ? 'optional' : fieldsOf(type, urgency)[field];

/** The words beside a field at fault, once they are to be seen. */
export function useErrorAt(): (...places: readonly string[]) => string | undefined {
  const { check } = useAsking();
  const { text, words } = useSpeaker();
  return (...places) => {
    const fault = faultAt(check.shown, ...places);
    if (fault === undefined) return undefined;
    const advice = adviceFor(fault);
    return advice === undefined ? words('faultCodes', fault.fault) : text(advice);
  };
}

export type Warnings = QueryCheck['warnings'];
