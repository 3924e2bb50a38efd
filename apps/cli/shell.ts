/** What a command may use of the world around it: profiles, a terminal, the environment, a signal to stop. */
import type { Kopri, Progress } from '@kopri/client';
import type { RequestId } from '@kopri/protocol';

export interface ProfilePlace {
  readonly home: string;
  readonly passphrase: string;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Founding extends ProfilePlace {
  readonly server: string;
  readonly setupToken: string;
  readonly networkName?: string;
  readonly name: string;
}

export interface Joining extends ProfilePlace {
  readonly link: string;
  readonly name: string;
  readonly nameLocal?: string;
  readonly languages?: readonly string[];
}

export interface Joined {
  readonly kopri: Kopri;
  readonly request: RequestId;
  readonly check: string;
}

/** The profiles of this computer. A failed `found` or `join` leaves none. */
export abstract class Profiles {
  abstract exists(home: string): Promise<boolean>;
  abstract open(place: ProfilePlace): Promise<Kopri>;
  abstract found(founding: Founding): Promise<Kopri>;
  abstract join(joining: Joining): Promise<Joined>;
}

export abstract class Terminal {
  /** Somebody sits there and can answer. */
  abstract readonly interactive: boolean;
  /** Columns of a line. */
  abstract readonly width: number;
  /** One line of the answer, on standard output. */
  abstract print(line: string): void;
  /** One line beside the answer, on standard error. */
  abstract note(line: string): void;
  abstract askSecret(question: string): Promise<string>;
  abstract confirm(question: string): Promise<boolean>;
  abstract showProgress(progress: Progress): void;
  abstract endProgress(): void;
}

export interface Shell {
  /** Loaded when first needed: cryptography takes a moment, and help has no use for it. */
  readonly profiles: () => Promise<Profiles>;
  readonly terminal: Terminal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborts when the person asks to stop (SIGINT). */
  readonly signal: AbortSignal;
  /** Where the profile stands without `--home`. */
  readonly defaultHome: string;
  /** IANA zone of this computer: for members of no country. */
  readonly zone: string;
  /** A fresh id by which a bug can be found in a log. */
  readonly newIncidentId: () => string;
}
