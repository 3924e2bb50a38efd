/** Connections that have said hello, by device. */
import type { DeviceId, Frame, News } from '@kopri/protocol';

export interface Connection {
  readonly id: string;
  readonly device: DeviceId;
  /** False while it reads so slowly that deliveries would pile up; it is told to ask its feed once it has caught up. */
  takesDeliveries(): boolean;
}

/** Encodes once and sends to each. */
export abstract class Pusher {
  abstract frame(connections: readonly string[], frame: Frame): void;
  abstract news(connections: readonly string[], news: News): void;
}

export class Connections {
  readonly #byId = new Map<string, Connection>();
  readonly #byDevice = new Map<DeviceId, Set<Connection>>();

  add(connection: Connection): void {
    this.#byId.set(connection.id, connection);
    this.#byDevice.set(connection.device, (this.#byDevice.get(connection.device) ?? new Set()).add(connection));
  }

  remove(id: string): void {
    const connection = this.#byId.get(id);
    if (connection === undefined) return;
    this.#byId.delete(id);
    const mine = this.#byDevice.get(connection.device);
    mine?.delete(connection);
    if (mine?.size === 0) this.#byDevice.delete(connection.device);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  of(device: DeviceId): Iterable<Connection> {
    return this.#byDevice.get(device) ?? [];
  }

  ids(): string[] {
    return [...this.#byId.keys()];
  }

  get size(): number {
    return this.#byId.size;
  }
}
