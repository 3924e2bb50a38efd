/** Ankara asks Ashgabat about V1; Gyzylgul acknowledges, answers two questions and refuses one with a ground. */
import type { QueryView } from '@kopri/client';
import { findCountry } from '@kopri/protocol';
import { nationalityQuery } from './papers.js';
import type { Stage } from './stage.js';

/** The reference under which both sides know the case. */
export async function askAboutV1(stage: Stage): Promise<string> {
  const { company, teller, planted } = stage;
  teller.chapter('Ankara asks Ashgabat');
  const elif = company.at('elif');
  const to = { members: [await company.memberId('gyzylgul'), await company.memberId('merdan')] };
  const asked = await elif.queries.ask({ to, document: nationalityQuery(planted) });
  const reference = asked.reference ?? '';
  teller.act(
    'Elif',
    `asks Gyzylgul and Merdan for the nationality of a presumed victim, V1 (NAT, U2), in three questions; neither family nor consulate may be told (H1). Reference ${reference}.`,
    { reference, warnings: asked.warnings },
  );
  teller.act('', `Acknowledge by ${inZones(asked.due.acknowledge)}; answer by ${inZones(asked.due.answer)}.`, {
    ...asked.due,
  });
  await company.sync('gyzylgul', 'merdan');
  const seen = await company.at('gyzylgul').queries.show(reference);
  teller.law(
    'In Ashgabat the query, its questions and its caveats read as they were written.',
    isAsWritten(seen, stage),
  );
  return reference;
}

export async function answerInPart({ company, teller, planted }: Stage, reference: string): Promise<void> {
  const { queries } = company.at('gyzylgul');
  await queries.act(reference, { act: 'acknowledge' });
  await queries.act(reference, { act: 'accept' });
  teller.act('Gyzylgul', 'acknowledges the query and accepts it.');
  await queries.act(reference, {
    act: 'answer',
    question: 1,
    value: 'yes',
    text: `A citizen since birth. ${planted.firstAnswer.text}`,
  });
  await queries.act(reference, {
    act: 'answer',
    question: 2,
    text: `On a passport issued in Mary; she left by air in May 2025. ${planted.secondAnswer.text}`,
  });
  teller.act('Gyzylgul', 'answers question 1 (yes) and question 2 (text).');
  const done = await queries.act(reference, {
    act: 'refuse',
    question: 3,
    ground: 'victim-safety',
    text: `Asking there would reach the recruiter. ${planted.refusal.text}`,
  });
  teller.act('Gyzylgul', 'refuses question 3; ground: safety of the victim. Offers to talk first.');
  await company.sync('elif', 'merdan');
  const views = await Promise.all(
    (['elif', 'gyzylgul', 'merdan'] as const).map((key) => company.at(key).queries.show(reference)),
  );
  const words = views.map(({ state, questions }) => [state, ...questions.map((one) => one.state)].join(', '));
  teller.law(
    `All three see the same: ${words[0]}.`,
    new Set(words).size === 1 && words[0] === 'answered, answered, answered, refused',
    { state: done.state },
  );
}

/** Outside a case, with a title. */
export async function talkBeside({ company, teller, planted }: Stage): Promise<void> {
  const { channels } = company.at('elif');
  const channel = await channels.open([await company.memberId('gyzylgul')], `Hearing on Friday ${planted.title.text}`);
  await channels.send(channel, `Salam Gyzylgul, can you be reached on Thursday? ${planted.message.text}`);
  await company.sync('gyzylgul');
  await company.at('gyzylgul').channels.send(channel, `Salam Elif, until six in the evening. ${planted.reply.text}`);
  await company.sync('elif');
  const { items } = await channels.items(channel);
  teller.act('Elif', 'opens a channel with Gyzylgul beside the case; they agree on a time to talk.');
  teller.law(
    'Both messages are in the channel, once each, in order.',
    items.filter(({ kind }) => kind === 'text').length === 2,
  );
}

function isAsWritten({ document, questions }: QueryView, { planted }: Stage): boolean {
  const { factsSummary, handling, questions: written } = nationalityQuery(planted);
  const same = questions.every(({ text }, i) => text === written[i]?.text) && questions.length === written.length;
  return (
    same &&
    document['factsSummary'] === factsSummary &&
    JSON.stringify(document['handling']) === JSON.stringify(handling)
  );
}

const ZONES = [
  ['TM', 'Ashgabat'],
  ['TR', 'Ankara'],
] as const;

/** `Thu 19 Nov 18:00 in Ashgabat, 16:00 in Ankara` */
function inZones(instant: string): string {
  return ZONES.map(([country, place], i) => {
    const timeZone = findCountry(country)?.timeZone ?? 'UTC';
    const day = i === 0 ? ({ weekday: 'short', day: 'numeric', month: 'short' } as const) : {};
    const words = new Intl.DateTimeFormat('en-GB', { timeZone, ...day, hour: '2-digit', minute: '2-digit' }).format(
      new Date(instant),
    );
    return `${words.replaceAll(',', '')} in ${place}`;
  }).join(', ');
}
