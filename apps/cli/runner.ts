/**
 * The life of every command: open the profile, catch up with the server, act, send what the act
 * queued, answer, close. The commands themselves hold only what differs.
 */
import { resolve } from 'node:path';
import type { Kopri, Progress, SyncResult } from '@kopri/client';
import { AppError } from '@kopri/protocol';
import type { Answer } from './answer.js';
import { EXIT_DONE, EXIT_INTERRUPTED, Interrupted, describeFailure, failureJson, failureWords } from './failure.js';
import type { ProfilePlace, Profiles, Shell } from './shell.js';
import { jsonLine } from './view/clean.js';

/** The contract: a command waits this long for the server, then works on what it has. */
const CATCH_UP_MS = 10_000;

export interface Flags {
  readonly home?: string;
  readonly json?: boolean;
  readonly yes?: boolean;
}

/** An open profile, caught up with the server, for one command. */
export interface Session {
  readonly kopri: Kopri;
  readonly shell: Shell;
  readonly caughtUp: SyncResult;
  /** Sends what the act queued. Without a server it returns at once. Tells whether something still waits. */
  settle(): Promise<{ readonly queued: number }>;
  /** Asks before something that cannot be undone; `--yes`, `--json` and scripts are never asked. */
  confirm(question: string): Promise<void>;
  /** Only a person may go on after an alarm: without one, the alarm is thrown. */
  confirmAlarm(question: string, alarm: AppError): Promise<void>;
}

interface Manner {
  /** The command is there to say what is wrong: a catch-up that fails is told beside the answer. */
  readonly tellTrouble?: boolean;
  /** The command ends by itself when the person asks to stop. */
  readonly stopsItself?: boolean;
}

/** Gives nothing back when it has printed its answers itself. */
type Act = (session: Session) => Promise<Answer | undefined>;

export class Runner {
  constructor(
    readonly shell: Shell,
    private readonly flags: () => Flags,
  ) {}

  get json(): boolean {
    return this.flags().json === true;
  }

  /** Runs one command to its exit code; nothing escapes. */
  async conclude(command: () => Promise<void>): Promise<number> {
    try {
      await command();
      return EXIT_DONE;
    } catch (error) {
      return this.fail(error);
    } finally {
      this.shell.terminal.endProgress();
    }
  }

  async withProfile(act: Act, manner: Manner = {}): Promise<void> {
    const place = await this.place({ existing: true });
    const profiles = await this.shell.profiles();
    const kopri = await profiles.open(place);
    await this.during(kopri, manner, async (requireGoingOn) => {
      const caughtUp = await this.catchUp(kopri, manner);
      requireGoingOn();
      const answer = await act(this.session(kopri, caughtUp));
      requireGoingOn();
      if (answer !== undefined) await this.answer(kopri, answer);
    });
  }

  /** For `found` and `join`, which make the profile they then work on. What was made is told, even to those who asked to stop. */
  async withNewProfile<Made extends { readonly kopri: Kopri }>(
    make: (profiles: Profiles, place: ProfilePlace) => Promise<Made>,
    act: (session: Session, made: Made) => Promise<Answer>,
  ): Promise<void> {
    const place = await this.place({ existing: false });
    const made = await make(await this.shell.profiles(), place);
    const session = this.session(made.kopri, { received: 0, sent: 0, queued: 0 });
    await this.during(made.kopri, { stopsItself: true }, async () => this.answer(made.kopri, await act(session, made)));
  }

  /** One more line while a command goes on, as `sync --follow` prints. */
  async answer(kopri: Kopri, { json, words }: Answer): Promise<void> {
    const { terminal } = this.shell;
    const lines = this.json ? [jsonLine(kopri.offline ? { ...json, offline: true } : json)] : await words();
    terminal.endProgress();
    for (const line of lines) terminal.print(line);
    if (kopri.offline && !this.json)
      terminal.note('The server could not be reached: this is what your computer holds.');
  }

  /** Whoever was told that it stopped must find nothing done and nothing printed afterwards. */
  private async during(
    kopri: Kopri,
    { stopsItself = false }: Manner,
    work: (requireGoingOn: () => void) => Promise<void>,
  ): Promise<void> {
    const { signal } = this.shell;
    const requireGoingOn = (): void => {
      if (signal.aborted && !stopsItself) throw stopped();
    };
    try {
      requireGoingOn();
      await (stopsItself ? work(requireGoingOn) : untilStopped(work(requireGoingOn), signal));
    } finally {
      await kopri.close();
    }
  }

  private async catchUp(kopri: Kopri, { tellTrouble = false }: Manner): Promise<SyncResult> {
    this.shell.terminal.showProgress({ what: 'channels' });
    try {
      return await kopri.sync({ waitMs: CATCH_UP_MS });
    } catch (error) {
      if (!tellTrouble || !(error instanceof AppError)) throw error;
      const failure = describeFailure(error, this.shell.newIncidentId);
      for (const line of failureWords(failure, this.shell.terminal.width)) this.shell.terminal.note(line);
      return { received: 0, sent: 0, queued: (await kopri.status()).outbox };
    }
  }

  private session(kopri: Kopri, caughtUp: SyncResult): Session {
    return {
      kopri,
      shell: this.shell,
      caughtUp,
      settle: async () => {
        const { outbox } = await kopri.status();
        return kopri.offline || outbox === 0 ? { queued: outbox } : kopri.sync({ waitMs: CATCH_UP_MS });
      },
      confirm: async (question) => {
        if (this.flags().yes !== true && this.mayAsk) await this.ask(question);
      },
      confirmAlarm: async (question, alarm) => {
        if (this.flags().yes === true || !this.mayAsk) throw alarm;
        await this.ask(question);
      },
    };
  }

  private get mayAsk(): boolean {
    return !this.json && this.shell.terminal.interactive;
  }

  private async ask(question: string): Promise<void> {
    this.shell.terminal.endProgress();
    if (!(await this.shell.terminal.confirm(question))) throw new Interrupted('Nothing was done.');
  }

  private async place({ existing }: { existing: boolean }): Promise<ProfilePlace> {
    const home = resolve(this.flags().home ?? this.shell.defaultHome);
    const profiles = await this.shell.profiles();
    if ((await profiles.exists(home)) !== existing)
      throw new AppError(existing ? 'profile-missing' : 'profile-exists', { detail: home });
    const passphrase = await this.passphrase({ choosing: !existing });
    return { home, passphrase, onProgress: (progress: Progress) => this.shell.terminal.showProgress(progress) };
  }

  private async passphrase({ choosing }: { choosing: boolean }): Promise<string> {
    const { env, terminal } = this.shell;
    const given = env['KOPRI_PASSPHRASE'];
    if (given !== undefined && given !== '') return given;
    if (!terminal.interactive) throw new AppError('passphrase-missing');
    if (!choosing) return terminal.askSecret('Passphrase of this profile:');
    return this.choosePassphrase();
  }

  private async choosePassphrase(): Promise<string> {
    const { terminal } = this.shell;
    terminal.note(
      'Choose a passphrase of several words. It unlocks this profile on this computer, and nobody can reset it.',
    );
    const first = await terminal.askSecret('New passphrase:');
    if (first === '') throw new AppError('passphrase-missing');
    if ((await terminal.askSecret('The same again:')) === first) return first;
    terminal.note('The two differ. Once more.');
    return this.choosePassphrase();
  }

  private fail(error: unknown): number {
    const { terminal, env } = this.shell;
    terminal.endProgress();
    if (error instanceof Interrupted) {
      terminal.note(error.message);
      return EXIT_INTERRUPTED;
    }
    const failure = describeFailure(error, this.shell.newIncidentId);
    if (this.json) terminal.print(jsonLine(failureJson(failure)));
    else for (const line of failureWords(failure, terminal.width)) terminal.note(line);
    if (env['KOPRI_DEBUG'] !== undefined && error instanceof Error) terminal.note(error.stack ?? error.message);
    return failure.exit;
  }
}

const stopped = (): Interrupted => new Interrupted('Stopped. What waits to be sent is kept.');

function untilStopped<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    const stop = (): void => failed(stopped());
    signal.addEventListener('abort', stop, { once: true });
    work.then(done, failed).finally(() => signal.removeEventListener('abort', stop));
  });
}
