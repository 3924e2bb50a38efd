/** The demonstration, told through browsers: each step a test, so that a failure says where. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../../faults/person.js';
import { cast } from '../../scenarios/cast.js';
import { answerFirst, answerSecond, openCase, refuseThird, requireAsWritten, takeCase } from './chapter-answers.js';
import { fetchInBrowser, requireCustody, shareByCommand, shareInBrowser, type SharedFile } from './chapter-evidence.js';
import {
  closeCase,
  removeMerdan,
  requireLeft,
  requireMessage,
  requireNothingOpens,
  writeToAll,
} from './chapter-leaving.js';
import { admit, askToJoin, checkShown, foundNetwork, makeLink } from './chapter-network.js';
import { beginQuery, requireNothingLost, sendQuery, writeSituation } from './chapter-query.js';
import { requireDiscretion, requireEverythingOnce, requireNoComplaint, requireSameCase } from './laws.js';
import { inside, Stage, until, type Sitter, type StageOptions } from './stage.js';
import { told } from './told.js';

export function tellStory(options: StageOptions): void {
  let stage: Stage;
  let secretariat: Sitter;
  let ogulnar: Sitter;
  let gyzylgul: Sitter;
  let elif: Sitter;
  let merdan: Person;
  let derya: Person;
  let reference: string;
  let channel: string;
  const files: SharedFile[] = [];
  let isBroken = false;

  /** One that builds on a step that failed would only fail for want of it. */
  const step = (title: string, play: () => Promise<void>): void =>
    test(title, async () => {
      if (isBroken) throw new Error('a step before failed');
      isBroken = true;
      await play();
      isBroken = false;
    });

  beforeAll(async () => {
    stage = await Stage.open(options);
    merdan = stage.atCommandLine(cast.merdan.short);
    derya = stage.atCommandLine(cast.derya.short);
  });

  afterAll(() => stage?.close());

  step('the secretariat founds the network from the setup link, in its own language', async () => {
    secretariat = await foundNetwork(stage);
  });

  step(
    'the correspondents come in, one by a browser and one by the command line, after numbers were compared',
    async () => {
      const link = await makeLink(stage, secretariat, cast.ogulnar);
      ogulnar = await askToJoin(stage, link, cast.ogulnar);
      await admit(stage, secretariat, { name: cast.ogulnar.name, check: await checkShown(ogulnar) });
      const other = await makeLink(stage, secretariat, cast.derya);
      const { check } = await derya.does('join', other, '--name', cast.derya.name);
      await admit(stage, secretariat, { name: cast.derya.name, check });
      await inside(ogulnar);
    },
  );

  step('Gyzylgul and Merdan come in through Ogulnar, Elif through Derya', async () => {
    const { authority } = cast.gyzylgul;
    gyzylgul = await askToJoin(stage, await makeLink(stage, ogulnar, { authority }), cast.gyzylgul);
    await admit(stage, ogulnar, { name: cast.gyzylgul.name, check: await checkShown(gyzylgul) });
    const link = await makeLink(stage, ogulnar, { authority: cast.merdan.authority });
    const { check } = await merdan.does('join', link, '--name', cast.merdan.name);
    await admit(stage, ogulnar, { name: cast.merdan.name, check });
    const { country, authority: office } = cast.elif;
    const invited = await derya.does('invite', '--country', country, '--authority', office, '--role', 'practitioner');
    elif = await askToJoin(stage, String(invited['link']), cast.elif);
    expect(await derya.does('requests')).toMatchObject({ requests: [{ check: await checkShown(elif) }] });
    await derya.does('admit', '--all');
    await inside(elif);
    await inside(gyzylgul);
    await until(
      () => merdan.does('status'),
      ({ state }) => state === 'active',
    );
  });

  step('Elif begins a query to Gyzylgul and Merdan', () => beginQuery(stage, elif));

  step('the server restarts in the middle of the form, and nothing that was typed is lost', async () => {
    await writeSituation(stage, elif);
    await requireNothingLost(stage, elif);
  });

  step('the query goes when its ten seconds are over', () => sendQuery(stage, elif));

  step('it waits for Gyzylgul and for Merdan as it was written, and she takes it', async () => {
    await openCase(gyzylgul);
    await requireAsWritten(stage, gyzylgul);
    await takeCase(stage, gyzylgul);
    await merdan.does('sync');
    const { queries } = await merdan.does('query', 'list');
    const found = queries as readonly { readonly reference: string }[];
    expect(found).toHaveLength(1);
    reference = found[0]?.reference ?? '';
    expect(JSON.stringify(await merdan.does('query', 'show', reference))).toContain(told.questions[2]);
  });

  step('Gyzylgul answers the first question', () => answerFirst(stage, gyzylgul));

  step('she takes back her answer to the second, and gives another', () => answerSecond(stage, gyzylgul));

  step('she refuses the third with its ground', () => refuseThird(stage, gyzylgul));

  step('Merdan writes at the command line, Elif in her browser, and both browsers show it', async () => {
    const { channels } = await merdan.does('channels');
    channel = (channels as readonly { readonly channel: string }[])[0]?.channel ?? '';
    await merdan.does('send', channel, told.fromMerdan);
    await requireMessage(elif, told.fromMerdan);
    await writeToAll(stage, elif, told.fromElif);
    await requireMessage(gyzylgul, told.fromElif);
  });

  step('Merdan shares a file at the command line, and Elif saves it bit for bit', async () => {
    const file = await shareByCommand(stage, merdan, reference);
    await fetchInBrowser(stage, elif, file);
    files.push(file);
  });

  step('Merdan leaves his post, and the case goes on without him', async () => {
    await writeToAll(stage, elif, told.whileAway);
    await removeMerdan(stage, ogulnar);
    await writeToAll(stage, elif, told.afterwards);
    await requireMessage(gyzylgul, told.afterwards);
    await writeToAll(stage, gyzylgul, told.reply);
    await requireMessage(elif, told.reply);
  });

  step('Gyzylgul shares a file from her browser, and Elif saves it bit for bit', async () => {
    const file = await shareInBrowser(stage, gyzylgul);
    await fetchInBrowser(stage, elif, file);
    files.push(file);
  });

  step('Elif closes the case with its outcome', async () => {
    await closeCase(stage, elif);
    const closed = stage.say.words('queryStates', 'closed');
    for (const { page } of [elif, gyzylgul])
      await until(
        () => page.innerText('#main'),
        (words) => words.includes(closed),
      );
  });

  step('both sides read the same case, closed', () => requireSameCase(stage, elif, gyzylgul));

  step('every message and every act stands there once, at both', async () => {
    await requireEverythingOnce(stage, elif);
    await requireEverythingOnce(stage, gyzylgul);
  });

  step('the custody chains are whole', async () => {
    for (const file of files) await requireCustody(stage, elif, file);
  });

  step('Merdan is told that he has left, and opens nothing that came after', async () => {
    await requireLeft(merdan, channel, reference);
    await requireNothingOpens(stage, merdan);
  });

  step('titles and addresses never carry a word of it', async () => requireDiscretion(stage));

  step('nothing complained: no console, no policy, no request', async () => requireNoComplaint(stage));
}
