/** A case query asked, acknowledged and answered question by question; evidence shared and fetched. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, isAbsolute } from 'node:path';
import * as contract from './contract.js';
import type { Documents } from './documents.js';
import { elif, gyzylgul, merdan, type Enrolled } from './people.js';
import { law, same, type Stage } from './stage.js';

export interface Case {
  readonly reference: string;
  readonly channel: string;
}

export async function askAndAnswer(stage: Stage, { members }: Enrolled, documents: Documents): Promise<Case> {
  const { home: asker } = elif;
  const { home: answerer } = gyzylgul;
  const { reference, channel, due } = await stage.does(
    asker,
    contract.asked,
    'query',
    'ask',
    '--type',
    'NAT',
    '--urgency',
    'U2',
    '--file',
    documents.query,
    '--to',
    gyzylgul.name,
    merdan.name,
  );
  law(due.zone === 'Asia/Ashgabat', 'deadlines count in the zone of the answering country', due);
  const { queries } = await stage.does(answerer, contract.queries, 'query', 'list');
  law(queries.length === 1 && queries[0]?.reference === reference, 'the query arrived once', queries);
  law(queries[0]?.from === members.get(asker), 'it names who asks', queries);
  const act = (...args: readonly string[]) => stage.does(answerer, contract.acted, 'query', ...args);
  const states = [
    await act('acknowledge', reference),
    await act('answer', reference, '--question', '1', '--value', 'yes', '--text', 'Born in Mary.'),
    await act('answer', reference, '--question', '2', '--value', 'no'),
    await act('refuse', reference, '--question', '3', '--ground', 'judicial-authorisation-needed'),
  ].map(({ state }) => state);
  law(
    same(states, ['acknowledged', 'partly-answered', 'partly-answered', 'answered']),
    'the state follows each act',
    states,
  );
  await requireSameAtBothEnds(stage, reference);
  return { reference, channel };
}

async function requireSameAtBothEnds(stage: Stage, reference: string): Promise<void> {
  const [here, there] = await stage.doEach(contract.query, [
    [elif.home, 'query', 'show', reference],
    [gyzylgul.home, 'query', 'show', reference],
  ]);
  if (here === undefined || there === undefined) return;
  law(same(essence(here), essence(there)), 'both ends see the same questions, answers, state and history', {
    here,
    there,
  });
  law(
    here.questions.map(({ state }) => state).join() === 'answered,answered,refused',
    'two questions are answered, one is refused',
    here,
  );
  law(here.questions[2]?.ground === 'judicial-authorisation-needed', 'the refusal says why', here);
  const acts = here.history.filter(({ act }) => act !== 'receipt').map(({ act }) => act);
  law(acts.join() === 'send,acknowledge,answer,answer,refuse', 'every act stands there once', here.history);
  law(
    here.history.every(({ applied }) => applied),
    'every act applied',
    here.history,
  );
}

const essence = ({
  reference,
  type,
  urgency,
  state,
  due,
  from,
  to,
  questions,
  history,
}: Readonly<Record<string, unknown>>) => ({ reference, type, urgency, state, due, from, to, questions, history });

export async function shareAndFetch(
  stage: Stage,
  { reference }: Case,
  { files: paths, summary }: Documents,
): Promise<void> {
  const { evidence, files } = await stage.does(
    merdan.home,
    contract.shared,
    'evidence',
    'share',
    reference,
    ...paths,
    '--summary',
    summary,
  );
  law(
    same(
      files.map(({ name }) => name),
      paths.map((path) => basename(path).normalize('NFC')),
    ),
    'both files are shared under their names',
    files,
  );
  const { evidence: listed } = await stage.does(elif.home, contract.evidence, 'evidence', 'list', reference);
  law(
    listed.length === 1 && same(listed[0]?.files, files),
    'the asker sees the evidence once, with the same files',
    listed,
  );
  const out = stage.pathOf('fetched');
  const { files: fetched } = await stage.does(elif.home, contract.fetched, 'evidence', 'fetch', evidence, '--out', out);
  law(fetched.length === files.length, 'both files are fetched', fetched);
  for (const [i, { path, sha256 }] of fetched.entries()) {
    const isSame = (await readFile(path)).equals(await readFile(paths[i] ?? ''));
    law(isAbsolute(path) && isSame, 'what was fetched is bit for bit what was shared', fetched);
    law(
      sha256 === (await sha256Of(paths[i] ?? '')) && sha256 === files[i]?.sha256,
      'its hash is the one that was announced',
      fetched,
    );
  }
  await requireCustody(stage, reference);
}

async function requireCustody(stage: Stage, reference: string): Promise<void> {
  const { evidence } = await stage.does(merdan.home, contract.evidence, 'evidence', 'list', reference);
  const actions = evidence[0]?.custody.map(({ action }) => action).join();
  law(actions === 'transferred,received', 'the custody record says who gave and who received', evidence);
}

const sha256Of = async (path: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
