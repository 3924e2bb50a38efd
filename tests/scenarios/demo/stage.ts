/** What every chapter is played on. */
import type { Canary } from '../../../libs/testing/canary/canary.js';
import type { Company } from './company.js';
import type { Ground } from './ground.js';
import type { Planted } from './planted.js';
import type { ServerProcess } from './server-process.js';
import type { Teller } from './teller.js';

export interface Stage {
  readonly ground: Ground;
  readonly server: ServerProcess;
  readonly company: Company;
  readonly teller: Teller;
  readonly planted: Planted;
  readonly setupToken: string;
  readonly random: (bytes: number) => Uint8Array;
  /** Of the large file. */
  readonly largeBytes: number;
}

/** Everything that must be nowhere at the server. */
export const canariesOf = ({ planted }: Stage): readonly Canary[] => Object.values(planted);
