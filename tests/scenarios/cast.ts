/** The people of all stories, invented to the last one. Names, countries and authorities are what the server knows of them by design. */
import type { MemberRole } from '@kopri/protocol';

export interface CastMember {
  readonly name: string;
  /** How the transcript calls them. */
  readonly short: string;
  readonly nameLocal?: string;
  readonly place: string;
  readonly role: MemberRole;
  /** Absent for those who serve the network. */
  readonly country?: string;
  readonly authority?: string;
  readonly position?: string;
  readonly languages: readonly string[];
}

export const cast = {
  secretariat: {
    short: 'Secretariat',
    name: 'Secretariat',
    place: 'the secretariat',
    role: 'secretariat',
    languages: ['en', 'ru'],
  },
  ogulnar: {
    short: 'Ogulnar',
    name: 'Ogulnar Amanowa',
    nameLocal: 'Огулнар Аманова',
    place: 'Ashgabat',
    role: 'correspondent',
    country: 'TM',
    authority: 'tm-gpo',
    position: 'National correspondent',
    languages: ['tk', 'ru'],
  },
  derya: {
    short: 'Derya',
    name: 'Derya Aksoy',
    place: 'Ankara',
    role: 'correspondent',
    country: 'TR',
    authority: 'tr-moj-dgfr',
    position: 'National correspondent',
    languages: ['tr', 'en'],
  },
  malee: {
    short: 'Malee',
    name: 'Malee Thongdee',
    nameLocal: 'มาลี ทองดี',
    place: 'Bangkok',
    role: 'correspondent',
    country: 'TH',
    authority: 'th-oag',
    position: 'National correspondent',
    languages: ['th', 'en'],
  },
  gyzylgul: {
    short: 'Gyzylgul',
    name: 'Gyzylgul Annayewa',
    nameLocal: 'Гызылгуль Аннаева',
    place: 'Ashgabat',
    role: 'practitioner',
    country: 'TM',
    authority: 'tm-gpo',
    position: 'Prosecutor',
    languages: ['tk', 'ru'],
  },
  merdan: {
    short: 'Merdan',
    name: 'Merdan Orazow',
    nameLocal: 'Мердан Оразов',
    place: 'Ashgabat',
    role: 'practitioner',
    country: 'TM',
    authority: 'tm-mia',
    position: 'Investigator',
    languages: ['tk', 'ru'],
  },
  elif: {
    short: 'Elif',
    name: 'Elif Yılmaz',
    place: 'Ankara',
    role: 'practitioner',
    country: 'TR',
    authority: 'tr-cpo',
    position: 'Prosecutor',
    languages: ['tr', 'en'],
  },
  somchai: {
    short: 'Somchai',
    name: 'Somchai Jaidee',
    nameLocal: 'สมชาย ใจดี',
    place: 'Bangkok',
    role: 'practitioner',
    country: 'TH',
    authority: 'th-rtp-atpd',
    position: 'Police officer',
    languages: ['th', 'en'],
  },
  nino: {
    short: 'Nino',
    name: 'Nino Beridze',
    nameLocal: 'ნინო ბერიძე',
    place: 'Tbilisi',
    role: 'practitioner',
    country: 'GE',
    authority: 'ge-pgo',
    position: 'Judge',
    languages: ['ka', 'en'],
  },
} as const satisfies Record<string, CastMember>;

export type CastKey = keyof typeof cast;
