/** Who is who, in words: names and trust, from the directory on this computer. */
import type { Kopri, MemberEntry } from '@kopri/client';
import { english } from '@kopri/locale/english';
import type { MemberId } from '@kopri/protocol';
import type { Shell } from '../shell.js';
import { cleanLine } from './clean.js';
import { dayWords, zoneOf } from './time.js';
import { authorityName, countryName } from './words.js';

const NAMELESS = 'a member whose name was erased';

export class People {
  private constructor(
    private readonly entries: ReadonlyMap<string, MemberEntry>,
    readonly me: MemberId,
    /** The reader's own zone. */
    readonly zone: string,
  ) {}

  static async of(kopri: Kopri, shell: Shell): Promise<People> {
    const [{ members }, { member }] = await Promise.all([kopri.directory.list(), kopri.status()]);
    const entries = new Map(members.map((entry) => [entry.member as string, entry]));
    return new People(entries, member, zoneOf(entries.get(member)?.country ?? null, shell.zone));
  }

  find(member: string): MemberEntry | undefined {
    return this.entries.get(member);
  }

  name(member: string): string {
    const entry = this.entries.get(member);
    if (entry === undefined) return `unknown member ${cleanLine(member)}`;
    return entry.name === undefined ? NAMELESS : cleanLine(entry.name);
  }

  names(members: readonly string[]): string {
    return english.list(members.map((member) => this.name(member)));
  }

  /** `Elif Yılmaz, Türkiye`; the reader is `you`. */
  nameAndCountry(member: string): string {
    if (member === this.me) return 'you';
    const country = this.entries.get(member)?.country;
    return country == null ? this.name(member) : `${this.name(member)}, ${countryName(country)}`;
  }

  /** `Vouched for by Ogulnar Amanowa, Prosecutor General's Office, Turkmenistan, on 12 March 2026` */
  trust({ vouchedBy, admittedAtMs }: MemberEntry): string {
    const since = `on ${dayWords(admittedAtMs, this.zone)}`;
    if (vouchedBy === 'root') return `Vouched for by the secretariat of the network, ${since}`;
    const voucher = this.entries.get(vouchedBy);
    const place = voucher === undefined ? [] : placeOf(voucher);
    return `Vouched for by ${[this.name(vouchedBy), ...place, since].join(', ')}`;
  }
}

/** Names in their own script come after the one in Latin. */
export function nameOf({ name, nameLocal }: Pick<MemberEntry, 'name' | 'nameLocal'>): string {
  if (name === undefined) return NAMELESS;
  return nameLocal === undefined || nameLocal === name
    ? cleanLine(name)
    : `${cleanLine(name)} (${cleanLine(nameLocal)})`;
}

/** Authority and country in words, without those that are missing; a name that says the country stands alone. */
export function placeOf({ authority, country }: Pick<MemberEntry, 'authority' | 'country'>): string[] {
  const names = [
    ...(authority === null ? [] : [authorityName(authority)]),
    ...(country === null ? [] : [countryName(country)]),
  ];
  const [first = '', second] = names;
  return second !== undefined && first.includes(second) ? [first] : names;
}
