/**
 * Keeps one form on the disk: soon after the last letter, one write after another. The last writer wins; what another
 * tab had written in between is kept as a draft of its own, so that nothing is lost.
 */
import type { Draft } from '@kopri/client';
import { isAppError } from '@kopri/protocol';
import { KEEP_AGAIN_MS } from '../../core/keep-again.js';
import { newQuery, readForm, type AskForm } from './form.js';

export interface DraftPort {
  find(key: string): Promise<Draft | null>;
  keep(key: string, value: unknown): Promise<void>;
  drop(key: string): Promise<void>;
}

export const draftKey = (id: string): string => `ask/${id}`;
const QUIET_MS = 400;

interface Kept {
  readonly form: AskForm;
  /** Which tab wrote it. */
  readonly tab: string;
}

export const formOf = (value: unknown): AskForm => readForm((value as Partial<Kept> | undefined)?.form);
const tabOf = (value: unknown): string => String((value as Partial<Kept> | undefined)?.tab ?? '');

export interface KeeperNews {
  /** What was put last stands on the disk. */
  readonly onKept: (form: AskForm) => void;
  /** The disk does not take it, and is asked again; without an error that is over. */
  readonly onTrouble: (error: unknown) => void;
  /** Another tab's version went into a draft of its own. */
  readonly onCopied: () => void;
}

export class DraftKeeper {
  private readonly tab = crypto.randomUUID();
  private readonly copies = new Map<string, string>();
  private seen: string | undefined;
  private unsaved: AskForm | undefined;
  private isFailing = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly id: string,
    private readonly drafts: DraftPort,
    private readonly news: KeeperNews,
  ) {}

  get isClean(): boolean {
    return this.unsaved === undefined;
  }

  /** `undefined` where nothing is kept yet. */
  async load(): Promise<AskForm | undefined> {
    const draft = await this.drafts.find(draftKey(this.id));
    if (draft === null) return undefined;
    this.seen = JSON.stringify(draft.value);
    return formOf(draft.value);
  }

  put(form: AskForm): void {
    this.unsaved = form;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), QUIET_MS);
  }

  /** Resolves when everything that was put is on the disk, or cannot be. */
  flush(): Promise<void> {
    clearTimeout(this.timer);
    this.writing = this.writing.then(() => this.writeUnsaved()).catch((error: unknown) => this.writeLater(error));
    return this.writing;
  }

  async drop(): Promise<void> {
    clearTimeout(this.timer);
    this.unsaved = undefined;
    await this.writing;
    await this.drafts.drop(draftKey(this.id));
  }

  private async writeUnsaved(): Promise<void> {
    const form = this.unsaved;
    if (form === undefined) return;
    await this.keepTheirs();
    const value: Kept = { form, tab: this.tab };
    await this.drafts.keep(draftKey(this.id), value);
    this.seen = JSON.stringify(value);
    if (this.unsaved === form) this.unsaved = undefined;
    if (this.isFailing) this.news.onTrouble(undefined);
    this.isFailing = false;
    this.news.onKept(form);
  }

  private writeLater(error: unknown): void {
    if (isAppError(error, 'profile-locked') || this.unsaved === undefined) return;
    this.isFailing = true;
    this.news.onTrouble(error);
    this.timer = setTimeout(() => void this.flush(), KEEP_AGAIN_MS);
  }

  private async keepTheirs(): Promise<void> {
    const there = await this.drafts.find(draftKey(this.id));
    if (there === null || JSON.stringify(there.value) === this.seen) return;
    const tab = tabOf(there.value);
    const copy = this.copies.get(tab) ?? newQuery();
    this.copies.set(tab, copy);
    await this.drafts.keep(draftKey(copy), { form: { ...formOf(there.value), query: newQuery() }, tab });
    this.news.onCopied();
  }
}
