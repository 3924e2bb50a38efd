/** Line drawings on a 20-unit grid; always beside a word, so never spoken. */
const paths = {
  bridge: 'M2 15.5V8M18 15.5V8M2 11.5c3.5-5.5 12.5-5.5 16 0M6.5 8.8v6.7M13.5 8.8v6.7M1 15.5h18',
  today: 'M3 5h2m3 0h9M3 10h2m3 0h9M3 15h2m3 0h6',
  case: 'M3.5 5.5h13v10h-13zM7 5.5V3.75h6V5.5M3.5 9.5h13',
  people:
    'M11 7a3 3 0 1 1-6 0a3 3 0 1 1 6 0M2.5 16.5c.5-3 2.6-4.5 5.5-4.5s5 1.5 5.5 4.5M14 4.5a3 3 0 0 1 0 5M15.5 12.5c1.3.7 2 2 2.2 4',
  invite: 'M11 7a3 3 0 1 1-6 0a3 3 0 1 1 6 0M2.5 16.5c.5-3 2.6-4.5 5.5-4.5 1.5 0 2.7.4 3.7 1.1M15 11.5v6M12 14.5h6',
  paper: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5.5M7.5 13h5.5',
  calendar: 'M3.5 4.5h13v12h-13zM3.5 8.5h13M7 2.5v3.5M13 2.5v3.5',
  books: 'M4 3.5h3.5v13H4zM7.5 3.5H11v13H7.5zM11.5 4.5l3-.8 2.8 12-3 .8z',
  chart: 'M3 16.5h14M5 16.5v-5h2.5v5M9 16.5v-9h2.5v9M13 16.5v-12h2.5v12',
  device: 'M3 4h14v9H3zM7.5 16.5h5M10 13v3.5',
  settings: 'M3 6h8m4 0h2M13 4v4M3 14h2m4 0h8M7 12v4',
  search: 'M14 9a5 5 0 1 1-10 0a5 5 0 1 1 10 0M13 13l4 4',
  more: 'M5.5 10a1 1 0 1 1-2 0a1 1 0 1 1 2 0M11 10a1 1 0 1 1-2 0a1 1 0 1 1 2 0M16.5 10a1 1 0 1 1-2 0a1 1 0 1 1 2 0',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  cross: 'M5 5l10 10M15 5L5 15',
  tick: 'M4 10.5l4 4 8-9',
  clock: 'M17 10a7 7 0 1 1-14 0a7 7 0 1 1 14 0M10 6v4.3l2.8 1.7',
  note: 'M17 10a7 7 0 1 1-14 0a7 7 0 1 1 14 0M10 9.5v4M10 6.6v.1',
  warning: 'M10 3l7.5 13.5h-15zM10 8v4M10 14.3v.1',
  down: 'M6 8l4 4 4-4',
  onward: 'M8 5l5 5-5 5',
  back: 'M12 5l-5 5 5 5',
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class="i" viewBox="0 0 20 20" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
