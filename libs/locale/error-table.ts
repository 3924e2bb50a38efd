/** `docs/errors.md`, made from the table of codes and the catalogue, so that neither can be forgotten. */
import { errorTable, type ErrorCode } from '@kopri/protocol';
import { en } from './catalogue.js';

const head = `# Errors

Every error has a stable code. The command line prints it as \`{"error":{"code","message","hint"}}\` and ends
with 1, or with 2 for \`usage\`; the server answers with the status. *Retry* means that the same request may
succeed later without anybody doing anything.

This page is made from \`libs/protocol/errors.ts\` and \`libs/locale\` by \`UPDATE_DOCS=1 npm run test:jest -- libs/locale\`.

| Code | Status | Retry | What happened | Next step |
|---|---|---|---|---|
`;

export function renderErrorTable(): string {
  const rows = (Object.keys(errorTable) as ErrorCode[]).map((code) => {
    const { status, retry } = errorTable[code];
    const { message, hint } = en.errors[code];
    return `| \`${code}\` | ${status} | ${retry ? 'yes' : 'no'} | ${message} | ${hint} |\n`;
  });
  return head + rows.join('');
}
