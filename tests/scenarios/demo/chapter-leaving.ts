/** Merdan leaves his post. He is handed every later byte nevertheless, and opens none of them (T7). */
import { join } from 'node:path';
import { isAppError } from '@kopri/protocol';
import { fileSource } from '../../../apps/cli/files/file-source.js';
import { fetchTo } from './chapter-evidence.js';
import { writePdf } from './files.js';
import { handLaterBytes } from './later-bytes.js';
import { laterSummary } from './papers.js';
import type { Stage } from './stage.js';

export async function leaveThePost(stage: Stage, reference: string): Promise<void> {
  const { company, teller, ground } = stage;
  teller.chapter('Merdan leaves his post');
  const { channel } = await company.at('elif').queries.show(reference);
  await company.at('elif').channels.send(channel, 'Thank you both. I have the files.');
  teller.act('Elif', 'writes to both while Merdan is away from his computer; this one is still for him.');
  await company.at('ogulnar').members.remove(await company.memberId('merdan'), 'Left the office');
  teller.act('Ogulnar', 'removes Merdan from the directory: he has left the office.');
  await goOn(stage, reference, channel);
  await tryToFollow(stage);
  await company.close('merdan');
  const handed = await handLaterBytes({
    ground,
    home: company.homeOf('merdan'),
    passphrase: company.passphrase,
    databaseUrl: await ground.server.databaseUrl(),
  });
  teller.act(
    'Mallory',
    `holds the server and hands Merdan all of it: the directory to its end, ${handed.before + handed.removals + handed.after} envelopes after the last one he has seen, ${handed.blobs} later file.`,
    { ...handed },
  );
  teller.law(
    `By the same code he opens ${handed.openedBefore} of ${handed.before} sent to him before he left, and the commit that removes him tells him so.`,
    handed.openedBefore === handed.before && handed.before > 0 && handed.removals > 0,
  );
  teller.law(
    `Of what was sent afterwards he opens ${handed.openedAfter} of ${handed.after} envelopes and ${handed.openedBlobs} of ${handed.blobs} files.`,
    handed.openedAfter + handed.openedBlobs === 0 && handed.after > 0 && handed.blobs > 0,
  );
}

/** The case goes on without him. */
async function goOn({ company, teller, ground }: Stage, reference: string, channel: string): Promise<void> {
  const [elif, gyzylgul] = [company.at('elif'), company.at('gyzylgul')];
  await company.sync('elif');
  await elif.channels.send(channel, 'Merdan has left; from here on only the two of us.');
  await company.sync('gyzylgul');
  await gyzylgul.channels.send(channel, 'Understood. The extract from the register follows.');
  const path = join(await ground.deskOf('gyzylgul'), 'register-extract.pdf');
  await writePdf(path, 'Extract from the register of passports');
  const { evidence } = await gyzylgul.evidence.share(reference, {
    files: [await fileSource(path)],
    summary: laterSummary(),
  });
  await company.sync('elif');
  await fetchTo(elif, evidence, join(await ground.deskOf('elif'), 'fetched'));
  const { state } = await elif.queries.act(reference, { act: 'close', outcome: 'identification' });
  await company.sync('gyzylgul', 'elif');
  const members = (await elif.channels.list()).find((one) => one.channel === channel)?.members.length;
  teller.act(
    'Elif',
    `and Gyzylgul write on, share one more file and close the case; outcome: identification. The channel has ${members} members.`,
    { state },
  );
  teller.law(
    'The case is closed at both ends.',
    state === 'closed' && (await gyzylgul.queries.show(reference)).state === 'closed',
  );
}

async function tryToFollow({ company, teller }: Stage): Promise<void> {
  const merdan = company.at('merdan');
  await merdan.sync();
  const { state } = await merdan.status();
  const refusal = await merdan.channels.send('Elif', 'Are you there?').then(
    () => undefined,
    (error: unknown) => (isAppError(error) ? error.code : 'internal'),
  );
  teller.act(
    'Merdan',
    `asks the server for news: refused, with the signed statement as proof; his profile now says "${state}".`,
    { state },
  );
  teller.law('He can neither fetch nor send.', state === 'removed' && refusal === 'device-removed');
}
