/** The workers of this browser's other tabs. */
import type { PeerMessage } from '../core/wire.js';

export class Peers {
  /** Names this tab to the others; never leaves the browser. */
  readonly tab = crypto.randomUUID();
  private readonly channel = new BroadcastChannel('kopri');

  constructor(onMessage: (message: PeerMessage) => void) {
    this.channel.onmessage = ({ data }: MessageEvent<PeerMessage>) => onMessage(data);
  }

  post(message: PeerMessage): void {
    this.channel.postMessage(message);
  }
}
