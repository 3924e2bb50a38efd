/** After the story: a browser of one's own, and the same profiles by hand with the command line. */
import type { Stage } from './stage.js';

/** The homes that are worth trying, by those who may look at them. */
const HOMES = ['secretariat', 'ogulnar', 'derya', 'gyzylgul', 'elif', 'somchai', 'merdan'] as const;

interface Onward {
  readonly reference: string;
  /** An invitation for a browser. */
  readonly link: string;
}

export function tellHowToGoOn({ ground, company, teller, server }: Stage, { reference, link }: Onward): void {
  const home = (key: (typeof HOMES)[number]) => company.homeOf(key);
  const kopri = (key: (typeof HOMES)[number], rest: string) => `   npx kopri --home ${home(key)} ${rest}`;
  const lines = [
    `The server goes on at ${server.url}; everything lies in ${ground.folder} and is removed at the end.`,
    'To be a colleague in Ankara, open this invitation in a browser:',
    '',
    `   ${link}`,
    '',
    'Then, in another terminal, in this folder, admit yourself and look around, for example:',
    '',
    `   export KOPRI_PASSPHRASE='${company.passphrase}'`,
    kopri('derya', 'admit --all'),
    kopri('elif', 'status'),
    kopri('elif', 'directory --country TM'),
    kopri('elif', `query show ${reference}`),
    kopri('gyzylgul', `evidence list ${reference}`),
    kopri('elif', 'send Gyzylgul "Tomorrow at ten?"'),
    kopri('gyzylgul', 'channels'),
    kopri('somchai', 'doctor'),
    kopri('merdan', 'status'),
    '',
    'The odd words in what you will read are the canaries.',
    'Ctrl-C ends server and database and removes the folder.',
  ];
  const facts = {
    server: server.url,
    folder: ground.folder,
    passphrase: company.passphrase,
    reference,
    link,
    homes: Object.fromEntries(HOMES.map((key) => [key, home(key)])),
  };
  teller.tell({ event: 'ready', lines, facts });
}
