/** A colleague saw another history: a person may decide to go on; `--yes` decides nothing of this weight. */
import { isAppError } from '@kopri/protocol';
import type { Session } from '../runner.js';

interface Sending<T> {
  readonly send: () => Promise<T>;
  /** A channel, or a member. */
  readonly to: () => Promise<string>;
}

export async function askIfDiffering<T>({ kopri, confirmAlarm }: Session, { send, to }: Sending<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!isAppError(error, 'claim-differs')) throw error;
    await confirmAlarm('A colleague saw something else in this channel than you did. Send nevertheless?', error);
    await kopri.channels.acceptDiffering(await to());
    return send();
  }
}
