/** Invented things to show. */
import type { NavItem } from '../shell/nav.js';
import type { PaletteItem } from '../ui/palette.js';
import type { RowProps } from '../ui/row.js';
import { QuestionDiscs, Urgency } from '../ui/marks.js';
import type { ShortcutGroup } from '../ui/shortcut-list.js';

export const navItems: readonly NavItem[] = [
  { href: '#/today', icon: 'today', words: 'Today', count: 6 },
  { href: '#/cases', icon: 'case', words: 'Cases', count: 14 },
  { href: '#/directory', icon: 'people', words: 'Directory' },
  { href: '#/drafts', icon: 'paper', words: 'MLA drafts' },
  { href: '#/consultations', icon: 'calendar', words: 'Consultations' },
  { href: '#/library', icon: 'books', words: 'Library', current: true },
  { href: '#/settings', icon: 'settings', words: 'Settings' },
];

export const rows: readonly RowProps[] = [
  {
    href: '#/case/1',
    lead: <Urgency code="U0" words="Life at risk" brief />,
    country: { first: 'Thailand', second: 'answers' },
    title: 'Child at risk: hotel in Bang Kapi',
    remarks: ['CASC-TM-2026-000231'],
    discs: <QuestionDiscs states={['being-answered', 'pending']} label="Questions: being answered, waiting" />,
    who: { first: 'Duty desk, Bangkok', second: 'Somchai Wongrat' },
    left: { first: 'in 7 h 38 min', second: 'today' },
    tone: 'soon',
    clocks: ['18:20 Ashgabat', '20:20 Bangkok'],
  },
  {
    href: '#/case/2',
    lead: <Urgency code="U2" words="Priority" brief />,
    country: { first: 'Türkiye', second: 'asks' },
    title: 'Nationality of three presumed victims, Istanbul',
    remarks: ['CASC-TR-2026-000418'],
    discs: (
      <QuestionDiscs
        states={['answered', 'answered', 'being-answered', 'redirected', 'refused']}
        label="Questions: two answered, one being answered, one redirected, one refused"
      />
    ),
    who: { first: 'You', second: 'preparing question 3' },
    left: { first: 'in 3 h 18 min', second: 'today' },
    tone: 'soon',
    clocks: ['14:00 Ashgabat', '12:00 Ankara'],
  },
  {
    href: '#/case/3',
    lead: <Urgency code="U4" words="Consultation" brief />,
    country: { first: 'Kazakhstan', second: 'asks' },
    title: 'Remarks on item 6 of a draft request',
    remarks: ['CASC-KZ-2026-000088'],
    who: { first: 'Nobody has it', second: 'desk of Turkmenistan' },
    left: { first: '17 days', second: '20 November' },
    clocks: ['18:00 Ashgabat', '18:00 Astana'],
  },
];

const items: readonly PaletteItem[] = [
  {
    id: 'elif',
    group: 'People',
    icon: 'people',
    words: 'Elif Karaca · prosecutor, Istanbul, 08:42 there',
    hits: [{ from: 5, to: 10 }],
    run: () => undefined,
  },
  {
    id: 'aydin',
    group: 'People',
    icon: 'people',
    words: 'Айдын Караджаев · investigator, Bishkek',
    run: () => undefined,
  },
  {
    id: 'case',
    group: 'Cases',
    icon: 'case',
    words: 'CASC-TR-2026-000418 · Elif Karaca waits today',
    run: () => undefined,
  },
  { id: 'new', group: 'Acts', icon: 'plus', words: 'New query: Elif Karaca', keys: 'KeyN', run: () => undefined },
  { id: 'duty', group: 'Acts', icon: 'clock', words: 'Who is on duty now', keys: 'KeyG KeyO', run: () => undefined },
];

export const findSample = async (query: string): Promise<readonly PaletteItem[]> =>
  items.filter((item) => item.words.toLowerCase().includes(query.toLowerCase()));

export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: 'Everywhere',
    shortcuts: [
      { keys: 'Ctrl+KeyK', words: 'Find or act' },
      { keys: 'KeyN', words: 'New query' },
      { keys: 'KeyG KeyO', words: 'Who is on duty now' },
      { keys: 'Ctrl+KeyL', words: 'Lock' },
    ],
  },
  {
    title: 'In a list',
    shortcuts: [
      { keys: 'KeyJ', words: 'Next row' },
      { keys: 'KeyK', words: 'Previous row' },
    ],
  },
];
