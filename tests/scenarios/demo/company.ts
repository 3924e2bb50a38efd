/** The cast at their computers: each with a profile on the disk and a client of their own. */
import type { Kopri } from '@kopri/client';
import { foundNetwork, joinNetwork, openProfile } from '@kopri/client/node';
import { cast, type CastKey, type CastMember } from '../cast.js';
import type { Ground } from './ground.js';

export interface Admission {
  readonly member: string;
  /** As the newcomer reads it out on the telephone, and as the correspondent sees it. */
  readonly check: readonly [own: string, seen: string];
}

export class Company {
  private readonly clients = new Map<CastKey, Kopri>();

  constructor(
    private readonly ground: Ground,
    readonly passphrase: string,
  ) {}

  /** Throws when they have not come in yet. */
  at(key: CastKey): Kopri {
    const kopri = this.clients.get(key);
    if (kopri === undefined) throw new Error(`${key} is not at their computer`);
    return kopri;
  }

  homeOf(key: CastKey): string {
    return this.ground.homeOf(key);
  }

  get present(): readonly CastKey[] {
    return [...this.clients.keys()];
  }

  async found(setupToken: string): Promise<void> {
    const { name } = cast.secretariat;
    const kopri = await foundNetwork({
      ...this.placeOf('secretariat'),
      server: this.ground.server.url,
      setupToken,
      name,
    });
    this.clients.set('secretariat', kopri);
  }

  /** From the invitation to the first look at the directory. */
  async admit(key: CastKey, by: CastKey): Promise<Admission> {
    const { role, name, ...rest }: CastMember = cast[key];
    const { country, authority, position, nameLocal, languages } = rest;
    const offer = { role, ...(country && { country }), ...(authority && { authority }), ...(position && { position }) };
    const { link } = await this.at(by).enrolment.invite(offer);
    const joined = await joinNetwork({ ...this.placeOf(key), link, name, languages, ...(nameLocal && { nameLocal }) });
    this.clients.set(key, joined.kopri);
    const request = (await this.at(by).enrolment.requests()).find((one) => one.request === joined.request);
    await this.at(by).enrolment.admit(joined.request);
    await joined.kopri.sync();
    const { member } = await joined.kopri.status();
    return { member, check: [joined.check, request?.check ?? 'none'] };
  }

  /** Everybody named fetches what is new. */
  async sync(...keys: readonly CastKey[]): Promise<void> {
    for (const key of keys) await this.at(key).sync();
  }

  async memberId(key: CastKey): Promise<string> {
    return (await this.at(key).status()).member;
  }

  async close(key: CastKey): Promise<void> {
    await this.at(key).close();
    this.clients.delete(key);
  }

  async reopen(key: CastKey): Promise<Kopri> {
    const kopri = await openProfile(this.placeOf(key));
    this.clients.set(key, kopri);
    return kopri;
  }

  /** Leaves the profiles to the command line. */
  async closeAll(): Promise<void> {
    for (const key of this.present) await this.close(key);
  }

  private placeOf(key: CastKey) {
    return { home: this.homeOf(key), passphrase: this.passphrase, kdf: 'floor' as const };
  }
}
