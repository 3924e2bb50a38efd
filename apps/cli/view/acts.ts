/** What somebody did with a case query, as in a history: `Elif Yılmaz closed it`. */
import { cleanLine } from './clean.js';

const words: Readonly<Record<string, string>> = {
  send: 'sent the query',
  receipt: 'received it',
  acknowledge: 'confirmed receipt',
  accept: 'accepted it',
  'ask-clarification': 'asked for clarification',
  clarify: 'clarified',
  answer: 'answered a question',
  refuse: 'refused',
  redirect: 'redirected',
  extend: 'gave a new date',
  close: 'closed it',
};

export const actWords = (act: string): string => (Object.hasOwn(words, act) ? (words[act] ?? act) : cleanLine(act));
