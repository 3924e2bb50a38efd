import type { Speaker } from '@kopri/locale';
import type { TriageGroup } from './triage.js';

/** “2 cases are overdue, 3 are due today.” */
export function todaySentence(groups: readonly TriageGroup[], { text, capital }: Speaker): string {
  const count = (name: TriageGroup['name']): number => groups.find((group) => group.name === name)?.duties.length ?? 0;
  const overdue = count('overdue');
  const due = count('due-today');
  if (overdue + due === 0) return text('today.nothing-due');
  const dueKey = overdue === 0 ? 'today.n-cases-due-today' : 'today.n-due-today';
  const parts = [overdue > 0 && text('today.n-overdue', { n: overdue }), due > 0 && text(dueKey, { n: due })];
  return `${capital(parts.filter((part) => typeof part === 'string').join(', '))}.`;
}
