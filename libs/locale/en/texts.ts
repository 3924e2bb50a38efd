/** English texts with {placeholders}. */
export const texts = {
  'error.with-detail': '{message} ({detail})',
  'fault.line': '{path}: {words}',
  'fault.line-allowed': '{path}: {words} ({allowed})',
  date: '{day} {month} {year}',
} as const;

export const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
