/** A person at the command line, in this process: the real program and client, on a profile with the cheapest lock that is ever opened. */
import { expect } from '@jest/globals';
import { foundNetwork, joinNetwork, openProfile, profileExists } from '@kopri/client/node';
import type { Kopri } from '@kopri/client';
import type { ErrorCode } from '@kopri/protocol';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { runKopri } from '../../apps/cli/program.js';
import { Profiles, type Founding, type Joined, type Joining, type ProfilePlace } from '../../apps/cli/shell.js';
import { FakeTerminal } from '../../apps/cli/testing/fake-terminal.js';
import { PASSPHRASE, type Json } from '../scenarios/processes/kopri-process.js';

const kdf = 'floor' as const;

class CheapProfiles extends Profiles {
  exists(home: string): Promise<boolean> {
    return profileExists(home);
  }
  open(place: ProfilePlace): Promise<Kopri> {
    return openProfile({ ...place, kdf });
  }
  found(founding: Founding): Promise<Kopri> {
    return foundNetwork({ ...founding, kdf });
  }
  join(joining: Joining): Promise<Joined> {
    return joinNetwork({ ...joining, kdf });
  }
}

export interface Answered {
  readonly exit: number;
  readonly json: Json;
}

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly faults?: readonly { readonly path: string; readonly fault: string }[];
}

export class Person {
  readonly home: string;

  constructor(
    folder: string,
    readonly name: string,
  ) {
    this.home = join(folder, name.toLowerCase());
  }

  async runs(args: readonly string[], { passphrase = PASSPHRASE } = {}): Promise<Answered> {
    const terminal = new FakeTerminal();
    const exit = await runKopri(['--json', '--home', this.home, ...args], {
      profiles: async () => new CheapProfiles(),
      terminal,
      env: { KOPRI_PASSPHRASE: passphrase },
      signal: new AbortController().signal,
      defaultHome: this.home,
      zone: 'Asia/Ashgabat',
      newIncidentId: () => randomUUID(),
    });
    expect(terminal.out).toHaveLength(1);
    return { exit, json: JSON.parse(terminal.out[0] ?? '') as Json };
  }

  /** Fails with what was said when the command is refused. */
  async does(...args: readonly string[]): Promise<Json> {
    const { exit, json } = await this.runs(args);
    expect({ exit, error: json['error'] }).toEqual({ exit: 0, error: undefined });
    return json;
  }

  async isRefused(code: ErrorCode, ...args: readonly string[]): Promise<Refusal> {
    return requireRefusal(await this.runs(args), code);
  }

  hasProfile(): Promise<boolean> {
    return profileExists(this.home);
  }
}

/** A coded error with words and a next step; 2 for what was not understood, else 1. */
export function requireRefusal({ exit, json }: { exit: number | null; json: Json }, code: ErrorCode): Refusal {
  expect(json).toMatchObject({
    error: { code, message: expect.stringMatching(/\S/), hint: expect.stringMatching(/\S/) },
  });
  expect(exit).toBe(code === 'usage' ? 2 : 1);
  return json['error'] as Refusal;
}
