/**
 * A network as on a working day: invented people in seven countries, cases of every kind, threads, evidence and join
 * requests. Deadlines are real; it is the pages that live on a later day, as in `cases-at-hand.ts`.
 */
import { join, type QueryView } from '@kopri/client';
import { isAppError, newId } from '@kopri/protocol';
import { randomBytes } from 'node:crypto';
import type { Page } from 'playwright-core';
import { settle, TestNetwork, type TestDevice } from '../../../libs/testing/test-network.js';
import { TestBrowser } from './browser.js';
import * as papers from './staged-papers.js';
import { stageStandings } from './staged-standing.js';
import { askClient, askToJoin, exposeClient } from './web-member.js';
import { builtWebClient } from './web-server.js';

const DAY_MS = 86_400_000;
const ZONE = 'Asia/Ashgabat';
const ASHGABAT_MS = 5 * 3_600_000;
const AHEAD_DAYS = 2;
/** Names of what the cases are addressed by. */
const READER = 'Gyzylgul Annayewa';
const HOLIDAYS_OF_WEEK: ReadonlySet<number> = new Set([0, 1, 6]);

export interface Stage {
  readonly network: TestNetwork;
  /** Gyzylgul, a prosecutor in Ashgabat; her page is open. */
  readonly reader: Page;
  /** Ogulnar, the correspondent of Turkmenistan, in a browser of her own. */
  readonly correspondent: Page;
  /** Whoever is not a member yet. */
  readonly guest: TestBrowser;
  /** Makes the joining link of somebody who has not used it. */
  readonly unusedLink: string;
  readonly invite: () => Promise<string>;
  /** The case that has everything, a query that was begun, a thread, a member: what addresses hold. */
  readonly istanbul: string;
  /** The case that was refused. */
  readonly refused: string;
  readonly draft: string;
  readonly thread: string;
  readonly elif: string;
  readonly invitation: string;
  stop(): Promise<void>;
}

interface Joining {
  readonly name: string;
  readonly nameLocal: string;
  readonly country: string;
  readonly authority: string;
  readonly role?: string;
  readonly position?: string;
}

/** A Tuesday to Friday, so that the day before is a working day too. */
const dayOfPages = (): number => {
  let ms = Date.now() + ASHGABAT_MS + AHEAD_DAYS * DAY_MS;
  while (HOLIDAYS_OF_WEEK.has(new Date(ms).getUTCDay())) ms += DAY_MS;
  return ms;
};

const dayAt = (days: number): string => new Date(dayOfPages() + days * DAY_MS).toISOString().slice(0, 10);
const at: papers.DayHour = (hour, days = 0) => ({ date: `${dayAt(days)}T${hour}`, zone: ZONE });

/** Twenty to eleven in the morning, for pages only. */
async function liveOnStage(page: Page): Promise<void> {
  await page.clock.setSystemTime(new Date(`${dayAt(0)}T10:42:00+05:00`));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

/** What was started is stopped again when the play breaks off. */
export async function stageNetwork(): Promise<Stage> {
  const network = await TestNetwork.start({ webDir: await builtWebClient() });
  const browsers: TestBrowser[] = [];
  const stop = async (): Promise<void> => {
    for (const browser of browsers) await browser.close();
    await network.stop();
  };
  try {
    for (let count = 0; count < 3; count += 1) browsers.push(await launch());
    return { ...(await perform(network, browsers)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function perform(network: TestNetwork, browsers: readonly TestBrowser[]): Promise<Omit<Stage, 'stop'>> {
  const [readers, correspondents, guest] = browsers;
  if (readers === undefined || correspondents === undefined || guest === undefined) throw new Error('three browsers');
  const company = await gather(network);
  const correspondent = await enter(correspondents, network.secretariat, {
    name: 'Ogulnar Berdiyewa',
    nameLocal: 'Огульнар Бердыева',
    country: 'TM',
    authority: 'tm-gpo',
    role: 'correspondent',
  });
  const reader = await enter(readers, company.serdar, {
    name: READER,
    nameLocal: 'Гызылгуль Аннаева',
    country: 'TM',
    authority: 'tm-gpo',
    position: 'Прокурор отдела международного сотрудничества',
  });
  await settle(...Object.values(company));
  const { istanbul, refused } = await play(company, reader);
  const thread = await talk(company, reader);
  const draft = newId('query', randomBytes);
  await askClient(reader, 'drafts.keep', `ask/${draft}`, { form: papers.halfWritten, tab: '' });
  const invite = () => linkFrom(correspondent).then(({ link }) => link);
  const unused = await linkFrom(correspondent);
  await knock(network, correspondent);
  for (const page of [reader, correspondent]) await liveOnStage(page);
  return {
    network,
    reader,
    correspondent,
    guest,
    unusedLink: unused.link,
    invite,
    istanbul,
    refused,
    draft,
    thread,
    elif: (await company.nino.kopri.directory.require('Elif Yilmaz')).member,
    invitation: unused.invitation,
  };
}

const launch = async (): Promise<TestBrowser> => {
  const browser = await TestBrowser.launch({
    timezoneId: ZONE,
    locale: 'ru-RU',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 720 },
  });
  await exposeClient(browser);
  await stageStandings(browser);
  return browser;
};

/** Correspondents and practitioners of other countries, and two of Turkmenistan. */
async function gather(network: TestNetwork) {
  const by = network.secretariat;
  const correspondent = (joining: Joining) => admit(network, by, { ...joining, role: 'correspondent' });
  const serdar = await correspondent({
    name: 'Serdar Atayew',
    nameLocal: 'Сердар Атаев',
    country: 'TM',
    authority: 'tm-moj',
  });
  const deniz = await correspondent({
    name: 'Deniz Aksoy',
    nameLocal: 'Deniz Aksoy',
    country: 'TR',
    authority: 'tr-moj-dgfr',
  });
  const somchai = await correspondent({
    name: 'Somchai Wongrat',
    nameLocal: 'Somchai Wongrat',
    country: 'TH',
    authority: 'th-rtp-atpd',
  });
  const nino = await correspondent({
    name: 'Nino Beridze',
    nameLocal: 'ნინო ბერიძე',
    country: 'GE',
    authority: 'ge-pgo',
  });
  const dilnoza = await correspondent({
    name: 'Dilnoza Karimova',
    nameLocal: 'Дилноза Каримова',
    country: 'UZ',
    authority: 'uz-pgo',
  });
  const aigerim = await correspondent({
    name: 'Aigerim Sadykova',
    nameLocal: 'Әйгерім Садықова',
    country: 'KZ',
    authority: 'kz-pgo',
  });
  const bakyt = await correspondent({
    name: 'Bakyt Toktogulov',
    nameLocal: 'Бакыт Токтогулов',
    country: 'KG',
    authority: 'kg-pgo',
  });
  const merdan = await admit(network, serdar, {
    name: 'Merdan Saparow',
    nameLocal: 'Мердан Сапаров',
    country: 'TM',
    authority: 'tm-mia',
  });
  const elif = await admit(network, deniz, {
    name: 'Elif Yilmaz',
    nameLocal: 'Elif Yılmaz',
    country: 'TR',
    authority: 'tr-cpo',
  });
  return { serdar, deniz, somchai, nino, dilnoza, aigerim, bakyt, merdan, elif };
}

type Company = Awaited<ReturnType<typeof gather>>;

async function admit(network: TestNetwork, by: TestDevice, joining: Joining): Promise<TestDevice> {
  const { name, nameLocal, role = 'practitioner', ...place } = joining;
  const { link } = await by.kopri.enrolment.invite({ role, ...place });
  const device = network.device(name);
  const { kopri, request } = await join(device.parts(), { link, name, nameLocal, languages: ['ru', 'en'] });
  device.kopri = kopri;
  await by.kopri.enrolment.admit(request);
  await kopri.sync();
  return device;
}

async function enter(browser: TestBrowser, by: TestDevice, joining: Joining): Promise<Page> {
  const { name, nameLocal, role = 'practitioner', ...place } = joining;
  const { link } = await by.kopri.enrolment.invite({ role, ...place });
  const [page = await browser.context.newPage()] = browser.context.pages();
  await page.goto(link);
  await page.locator('input[type=text]').nth(1).fill(nameLocal);
  await askToJoin(page, { name });
  while ((await by.kopri.enrolment.admit('all')).length === 0) await page.waitForTimeout(200);
  await page.waitForSelector('#main', { timeout: 60_000 });
  return page;
}

/** The cases, asked and answered. */
async function play(company: Company, reader: Page): Promise<Pick<Stage, 'istanbul' | 'refused'>> {
  const { elif, somchai, nino, dilnoza, aigerim, merdan, bakyt } = company;
  const ask = (by: TestDevice, document: unknown, to: readonly string[] = [READER]) =>
    by.kopri.queries.ask({ to: { members: to }, document });
  const fromHere = (to: string, document: unknown) =>
    askClient<{ readonly query: string }>(reader, 'queries.ask', { to: { members: [to] }, document });
  const act = (query: string, said: object) => askClient(reader, 'queries.act', query, said);
  const arrived = (query: string) => untilKnown(reader, query);

  const istanbul = await ask(elif, papers.istanbulPaper(at), [READER, 'Merdan Saparow']);
  const flight = await ask(somchai, papers.flightPaper(at), [READER, 'Merdan Saparow']);
  const consent = await ask(dilnoza, papers.consentPaper(at));
  const remarks = await ask(aigerim, papers.remarksPaper(at));
  const closed = await ask(nino, papers.closedPaper(at));
  await ask(nino, papers.borderPaper(at));
  for (const { query } of [istanbul, consent, remarks, closed]) {
    await arrived(query);
    await act(query, { act: 'acknowledge' });
    await act(query, { act: 'accept' });
  }
  await merdan.kopri.sync();
  await merdan.kopri.queries.act(flight.query, { act: 'acknowledge' });
  await merdan.kopri.queries.act(flight.query, { act: 'accept' });
  await act(closed.query, { act: 'answer', question: 1, value: 'text', text: 'Законный представитель и педагог.' });
  await untilAt(nino, closed.query, ({ questions }) => questions[0]?.state === 'answered');
  await nino.kopri.queries.act(closed.query, { act: 'close', outcome: 'information-only' });
  await answer(istanbul.query, { act, company });

  const asked = [
    await fromHere('Somchai Wongrat', papers.hotelPaper(at)),
    await fromHere('Elif Yilmaz', papers.residencePaper(at)),
    await fromHere('Bakyt Toktogulov', papers.routePaper(at)),
    await fromHere('Somchai Wongrat', papers.preservationPaper(at)),
  ];
  const { query: refused } = await fromHere('Dilnoza Karimova', papers.contactPaper(at));
  for (const [place, by] of [somchai, elif, bakyt, somchai].entries()) {
    const query = asked[place]?.query ?? '';
    await untilAt(by, query);
    await by.kopri.queries.act(query, { act: 'acknowledge' });
    if (place === 1) await by.kopri.queries.act(query, { act: 'accept' });
    if (place === 2)
      await by.kopri.queries.act(query, { act: 'answer', question: 1, value: 'text', text: 'Частное лицо, г. Ош.' });
  }
  await untilAt(dilnoza, refused);
  await dilnoza.kopri.queries.act(refused, {
    act: 'refuse',
    ground: 'victim-safety',
    text: 'Семья под наблюдением вербовщика. Предлагаем созвон с психологом до любого контакта.',
  });
  await bring(istanbul.query, company, reader);
  return { istanbul: istanbul.query, refused };
}

interface Answering {
  readonly act: (query: string, said: object) => Promise<unknown>;
  readonly company: Company;
}

/** Answers of every kind, a refusal, and a redirection. */
async function answer(query: string, { act, company: { merdan } }: Answering): Promise<void> {
  await act(query, { act: 'answer', question: 1, value: 'yes' });
  await act(query, {
    act: 'answer',
    question: 2,
    value: 'text',
    text: 'Паспорт выдан в 2023 году и действителен. Об утрате заявлено 2 октября, до выезда; заявление подано третьим лицом.',
  });
  await merdan.kopri.sync();
  await act(query, { act: 'redirect', question: 4, to: 'Merdan Saparow' });
  await act(query, {
    act: 'refuse',
    question: 5,
    ground: 'victim-safety',
    text: 'До оценки риска контакт с семьёй исключён. Предлагаем созвон с психологом.',
  });
}

/** Evidence, its receipt, and the thread of the case. */
async function bring(query: string, { elif }: Company, reader: Page): Promise<void> {
  await elif.kopri.sync();
  const { channel } = await elif.kopri.queries.show(query);
  const size = 240_000;
  const open = async function* () {
    yield randomBytes(size);
  };
  const evidence = await elif.kopri.evidence.share(query, {
    summary: papers.passportSummary,
    files: [{ name: 'EV-0031 паспорт V2, страница 2.pdf', size, type: 'application/pdf', open }],
  });
  await elif.kopri.channels.send(channel, 'Слушание о мере пресечения перенесли, ответ на вопрос 3 нужен до него.', {
    language: 'ru',
  });
  await untilKnown(reader, query, 'evidence.list');
  await askClient(reader, 'evidence.fetch', evidence.evidence);
  await askClient(reader, 'channels.send', channel, 'Успеваем сегодня. Запись о рождении уже нашли.', {
    language: 'ru',
  });
  await elif.kopri.sync();
  await elif.kopri.channels.markRead(channel);
  await elif.kopri.sync();
}

/** A thread of four countries, and one of two people. */
async function talk({ elif, nino, serdar }: Company, reader: Page): Promise<string> {
  const everybody = [READER, 'Ogulnar Berdiyewa', 'Nino Beridze', 'Somchai Wongrat'];
  const channel = await elif.kopri.channels.open(everybody, 'Совещание корреспондентов: порядок передачи копий');
  const first = await elif.kopri.channels.send(
    channel,
    'Коллеги, предлагаю обсудить порядок передачи копий до четверга. Проект в трёх пунктах пришлю сегодня вечером.',
  );
  await nino.kopri.sync();
  await nino.kopri.channels.send(channel, 'Согласна. По пункту 2 у нас есть замечание суда.', {
    parent: first.message,
  });
  await untilKnown(reader, channel, 'channels.items');
  await askClient(
    reader,
    'channels.send',
    channel,
    'Biziň tarapymyzdan bellik ýok. Penşenbe güni sagat onda ylalaşarys.',
    {
      language: 'tk',
      parent: first.message,
    },
  );
  await elif.kopri.sync();
  await elif.kopri.channels.markRead(channel);
  await elif.kopri.sync();
  await elif.kopri.channels.send(channel, 'Teşekkürler. Perşembe saat 10.00’da görüşürüz.', { language: 'tr' });
  await serdar.kopri.channels.send(READER, 'Gyzylgul, ertir irden hasabaty taýýarlap bilersiňizmi?', {
    language: 'tk',
  });
  return channel;
}

/** Until this client has received what others have sent. */
async function untilKnown(page: Page, id: string, method = 'queries.show'): Promise<void> {
  for (;;) {
    const found = await askClient<unknown>(page, method, id).catch(() => undefined);
    if (found !== undefined && !(Array.isArray(found) && found.length === 0)) return;
    await page.waitForTimeout(200);
  }
}

/** A reader who follows sends a moment later. */
async function untilAt(device: TestDevice, query: string, isSo = (_: QueryView): boolean => true): Promise<void> {
  for (;;) {
    await device.kopri.sync();
    const view = await device.kopri.queries.show(query).catch(() => undefined);
    if (view !== undefined && isSo(view)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

const linkFrom = (correspondent: Page) =>
  askClient<{ readonly link: string; readonly invitation: string }>(correspondent, 'enrolment.invite', {
    role: 'practitioner',
    country: 'TM',
    authority: 'tm-sms',
    position: 'Инспектор по делам о торговле людьми',
  });

/** Three requests on two links: one of the links is in two hands, and the second hand is told that it is used. */
async function knock(network: TestNetwork, correspondent: Page): Promise<void> {
  const [one, other] = [await linkFrom(correspondent), await linkFrom(correspondent)];
  for (const { link, name, nameLocal } of [
    { link: one.link, name: 'Maral Nurberdiyewa', nameLocal: 'Марал Нурбердыева' },
    { link: other.link, name: 'Kakajan Hojamyradow', nameLocal: 'Какаджан Ходжамурадов' },
    { link: other.link, name: 'Kakajan Hojamyradov', nameLocal: 'Какаджан Ходжамурадов' },
  ]) {
    const device = network.device(name);
    await join(device.parts(), { link, name, nameLocal, languages: ['tk', 'ru'] }).then(
      ({ kopri }) => (device.kopri = kopri),
      refuseUnlessUsed,
    );
  }
  while ((await askClient<readonly unknown[]>(correspondent, 'enrolment.requests')).length < 3)
    await correspondent.waitForTimeout(200);
}

function refuseUnlessUsed(error: unknown): void {
  if (!isAppError(error) || error.code !== 'invitation-used') throw error;
}
