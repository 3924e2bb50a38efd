/** What the people of the staged network write to each other. Nobody and nothing in it exists. */
import { queryDocument } from '../../../libs/testing/case-papers.js';

interface Paper {
  readonly title: string;
  readonly type: string;
  readonly urgency: string;
  readonly facts: string;
  readonly questions: readonly string[];
  readonly handling?: string;
  readonly deadline?: { readonly date: string; readonly zone: string };
}

const paper = ({ title, type, urgency, facts, questions, handling = 'H1', deadline }: Paper) => ({
  ...queryDocument,
  title,
  type,
  urgency,
  urgencyReason: 'Срок следующего процессуального действия уже назначен.',
  factsSummary: facts,
  questions: questions.map((text) => ({ text })),
  handling: { code: handling },
  legalBasis: ['palermo-8', 'untoc-18-4'],
  counterpartFile: '18/2-417',
  documents: ['Копия страницы паспорта'],
  financial: ['Оплата билетов'],
  communications: ['Две учётные записи в мессенджере'],
  languages: { written: 'ru', accepted: ['ru', 'en'] },
  ...(deadline === undefined ? {} : { deadline }),
});

/** `at('14:00', 0)`: that hour in Ashgabat of the day on which the pages live, or of a day after or before it. */
export type DayHour = (hour: string, days?: number) => { readonly date: string; readonly zone: string };

/** The case that has everything. */
export const istanbulPaper = (at: DayHour) => ({
  ...paper({
    title: 'Гражданство трёх предполагаемых потерпевших, Стамбул',
    type: 'NAT',
    urgency: 'U2',
    facts:
      'В Стамбуле установлены три предполагаемые потерпевшие. Обнаружены при проверке ателье, документов при себе почти нет.\nV1 и V2 — взрослые женщины, C1 — ребёнок: в возрасте есть сомнения, поэтому действуют правила для детей.',
    questions: [
      'Является ли V1 гражданкой Туркменистана?',
      'Действителен ли паспорт, предъявленный V2?',
      'Какие сведения есть о возрасте C1?',
      'Кто организовал выезд из Ашхабада в сентябре?',
      'С кем из родственников C1 безопасно связаться?',
    ],
    deadline: at('14:00'),
  }),
  handling: { code: 'H1', caveats: ['no-contact-with-family'] },
  purposeOfUse: 'evidence-to-follow-by-mla',
  nature: 'pre-mla',
  persons: [
    { token: 'V1', role: 'victim', inCountry: 'TR' },
    { token: 'V2', role: 'victim', inCountry: 'TR' },
    {
      token: 'C1',
      role: 'victim',
      inCountry: 'TR',
      consent: { scope: 'установление гражданства', date: '2026-11-01' },
    },
  ],
  offence: {
    article: 'УК Турции, ст. 80',
    acts: ['recruitment', 'transportation'],
    means: ['deception', 'abuse-of-vulnerability'],
    purposes: ['forced-labour'],
    childVictim: true,
  },
});

export const flightPaper = (at: DayHour) =>
  paper({
    title: 'Рейс 14 октября: перевозчик и оплата билетов',
    type: 'MO',
    urgency: 'U3',
    facts: 'Группа из шести человек вылетела по билетам, оплаченным с одного счёта.',
    questions: ['Кто оплатил билеты?', 'Через какое агентство они куплены?'],
    deadline: at('18:00', -1),
  });

export const hotelPaper = (at: DayHour) =>
  paper({
    title: 'Ребёнок в опасности: отель в районе Бангкапи',
    type: 'IDLOC',
    urgency: 'U0',
    facts: 'C1 пишет из отеля в районе Бангкапи; сегодня вечером её должны перевезти.',
    questions: ['Находится ли C1 в отеле?', 'Кто внёс плату за номер?'],
    handling: 'H2',
    deadline: at('18:20'),
  });

export const borderPaper = (at: DayHour) =>
  paper({
    title: 'Два проездных документа: проверка до перехода границы',
    type: 'DOC',
    urgency: 'U1',
    facts: 'Двое молодых людей предъявили проездные документы на границе.',
    questions: ['Выданы ли эти документы?', 'Заявлялось ли об утрате?'],
    deadline: at('16:30'),
  });

export const consentPaper = (at: DayHour) =>
  paper({
    title: 'Согласие на передачу нашего ответа суду в Ташкенте',
    type: 'CLAR',
    urgency: 'U3',
    facts: 'Суд просит разрешения приобщить ответ к делу.',
    questions: ['Согласны ли вы на передачу ответа суду?'],
    handling: 'H2',
    deadline: at('18:00', 2),
  });

export const remarksPaper = (at: DayHour) =>
  paper({
    title: 'Замечания к пункту 6 проекта поручения',
    type: 'DRAFT',
    urgency: 'U4',
    facts: 'Проект поручения во второй редакции, пункт 6 изменён.',
    questions: ['Достаточно ли пункта 6 в этой редакции?'],
    handling: 'H0',
    deadline: at('18:00', 17),
  });

export const residencePaper = (at: DayHour) =>
  paper({
    title: 'V1 gaýdyp gelenden soň ýaşamak hukugy',
    type: 'RET',
    urgency: 'U2',
    facts: 'V1 öýüne dolanmak isleýär; ýaşaýyş rugsadynyň möhleti dekabrda gutarýar.',
    questions: ['Rugsat uzaldylyp bilnermi?', 'Haýsy resminamalar gerek?'],
    deadline: at('12:00', 3),
  });

export const routePaper = (at: DayHour) =>
  paper({
    title: 'Выезд группы через Ош: вербовка и перевозка',
    type: 'ROUTE',
    urgency: 'U3',
    facts: 'Свидетели называют один и тот же микроавтобус и одного водителя.',
    questions: ['Кому принадлежит микроавтобус?', 'Пересекал ли он границу в сентябре?', 'Кто был водителем?'],
    deadline: at('17:00', 8),
  });

export const preservationPaper = (at: DayHour) =>
  paper({
    title: 'Habarlaşmany saklamak: messenjerde iki hasap',
    type: 'PRES',
    urgency: 'U3',
    facts: 'Hasaplaryň eýesi maglumatlary öçürip biler.',
    questions: ['Maglumatlar 90 gün saklanyp bilnermi?'],
    deadline: at('14:00', 10),
  });

export const contactPaper = (at: DayHour) =>
  paper({
    title: 'Связь с семьёй V2 в Ташкенте',
    type: 'VSAFE',
    urgency: 'U2',
    facts: 'V2 просит сообщить семье, что она в безопасности.',
    questions: ['Можно ли связаться с семьёй?'],
    handling: 'H2',
    deadline: at('15:00', 4),
  });

export const closedPaper = (at: DayHour) =>
  paper({
    title: 'Порядок допроса несовершеннолетнего свидетеля',
    type: 'LAW',
    urgency: 'U4',
    facts: 'Готовится допрос по видеосвязи.',
    questions: ['Кто должен присутствовать при допросе?'],
    handling: 'H0',
    deadline: at('18:00', 20),
  });

export const passportSummary = {
  kind: 'document',
  title: 'Страница паспорта V2, копия',
  description: 'Скан страницы с записью; имя и номер закрыты.',
  collectedBy: { name: 'B. Akın', authority: 'tr-cpo' },
  collectedAt: '2026-11-10T13:10:00+03:00',
  method: 'Сканер, 600 точек на дюйм',
  copyType: 'working-copy',
  redactions: 'Имя и номер документа',
  victimMaterial: true,
  originalHeldBy: 'Прокуратура Стамбула, сейф 4',
  obtainableByMla: true,
  evaluation: { source: 'A', information: '1' },
  handling: { code: 'H2' },
};

/** A query that was begun and left. */
export const halfWritten = {
  step: 2,
  country: 'GE',
  type: 'STAT',
  title: 'Türgenleşikden soňky ýaşaýyş rugsady, Tbilisi',
  urgency: 'U2',
  urgencyReason: 'Rugsadyň möhleti hepdäniň ahyrynda gutarýar.',
  facts: 'V1 Tbilisidäki atölýede işledi, pasporty iş beriji alyp galdy.',
  questions: [{ id: 'first', text: 'V1-iň ýaşaýyş rugsady barmy?' }],
};
