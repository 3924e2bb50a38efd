/** A network with profiles on disk, made in this process by the client library against a running server. */
import { foundNetwork, joinNetwork } from '@kopri/client/node';
import type { Kopri } from '@kopri/client';
import { join } from 'node:path';
import { PASSPHRASE } from './kopri-process.js';

export interface Place {
  readonly url: string;
  readonly setupToken: string;
  /** Homes are made under it, each named after its person. */
  readonly folder: string;
}

/** What opens the profile of a person again. */
export const profileOf = ({ folder }: Place, name: string) => ({
  home: join(folder, name),
  passphrase: PASSPHRASE,
  kdf: 'floor' as const,
});

/** The secretariat. */
export const foundSmallNetwork = (place: Place): Promise<Kopri> =>
  foundNetwork({
    ...profileOf(place, 'secretariat'),
    server: place.url,
    setupToken: place.setupToken,
    name: 'Secretariat',
  });

export interface Newcomer {
  readonly name: string;
  readonly country: string;
  readonly authority: string;
  readonly role: 'correspondent' | 'practitioner';
}

/** Invited, joined, admitted and active. */
export async function enrol(place: Place, by: Kopri, { name, ...offer }: Newcomer): Promise<Kopri> {
  const { link } = await by.enrolment.invite(offer);
  const { kopri, request } = await joinNetwork({ ...profileOf(place, name), link, name });
  await by.enrolment.admit(request);
  await kopri.sync();
  return kopri;
}
