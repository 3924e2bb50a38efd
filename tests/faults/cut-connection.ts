/** A real connection that records what a device submits, and can be cut before it leaves or before the answer comes back. */
import { ServerConnection } from '@kopri/client';
import { AppError, type Ack } from '@kopri/protocol';

export type Cut = 'before' | 'after' | 'never';

export class CutConnection extends ServerConnection {
  cut: Cut = 'never';
  readonly submitted: (readonly [counter: number, sealed: Uint8Array])[] = [];

  override async submit(envelopes: readonly (readonly [number, Uint8Array])[]): Promise<readonly Ack[]> {
    this.submitted.push(...envelopes);
    if (this.cut === 'before') throw new AppError('server-unreachable', { detail: 'cut before it left' });
    const acks = await super.submit(envelopes);
    if (this.cut === 'after') throw new AppError('server-unreachable', { detail: 'cut before the answer came' });
    return acks;
  }
}
