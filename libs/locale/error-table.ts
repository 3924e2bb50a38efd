/** `docs/errors.md`, made from the table of codes and the catalogue, so that neither can be forgotten. */
import { errorTable, type ErrorCode } from '@kopri/protocol';
import { catalogue } from './en/catalogue.js';
import { errorCommands } from './error-commands.js';

const head = `# Errors

Every error has a stable code. The command line prints it as \`{"error":{"code","message","hint"}}\` and ends
with 1, or with 2 for \`usage\`; the server answers with the status. *Retry* means that the same request may
succeed later without anybody doing anything. The command, where one helps, stands at the end of the hint of the
command line; other clients show the hint without it, in four languages.

This page is made from \`libs/protocol/errors.ts\` and \`libs/locale\` by \`UPDATE_DOCS=1 npm run test:jest -- libs/locale\`.

| Code | Status | Retry | What happened | Next step | Command |
|---|---|---|---|---|---|
`;

export function renderErrorTable(): string {
  const rows = (Object.keys(errorTable) as ErrorCode[]).map((code) => {
    const { status, retry } = errorTable[code];
    const { message, hint } = catalogue.errors[code];
    const command = errorCommands[code];
    const shown = command === undefined ? '' : `\`${command}\``;
    return `| \`${code}\` | ${status} | ${retry ? 'yes' : 'no'} | ${message} | ${hint} | ${shown} |\n`;
  });
  return head + rows.join('');
}
