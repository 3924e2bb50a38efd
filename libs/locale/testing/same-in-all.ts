/** Names, formats and keyboard keys that read the same in every language, and so may stand in a component too. */
export const sameInAll: ReadonlySet<string> = new Set([
  'Köpri',
  'PDF',
  'DOCX',
  'JSON',
  'SHA-256',
  'PostgreSQL',
  'Ctrl',
  'Enter',
  'Esc',
  'Shift',
  'Alt',
  'Tab',
]);

/** Codes, variables and values that people type or see as they stand. */
export const asTyped =
  /^([A-Z]\d?|U\d|CC|TM|TR|true|tm-gpo|practitioner|correspondent|npm|run|build|DATABASE_URL|KOPRI_\w+|var\/lib\/kopri)$/;
