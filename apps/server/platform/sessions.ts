/**
 * Who is signed in: sessions live in memory, each bound to one device of one member. HTTP and
 * sockets ask the same verifier. After a restart devices sign in again.
 */
import { createHash } from 'node:crypto';
import type { DeviceId, MemberId } from '@kopri/protocol';
import { toBase64Url } from '@kopri/protocol';
import { Clock } from './ports/clock.js';
import { Randomness } from './ports/randomness.js';
import { ServerBus } from './server-bus.js';
import { Injectable } from '@nestjs/common';

export interface Session {
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly expiresMs: number;
}

/** 256 bits: nobody guesses one. */
const TOKEN_BYTES = 32;
/** A client signs in anew every day at the latest. */
const SESSION_LIFETIME_MS = 24 * 3_600_000;
/** Every command of the command line makes one. The least recently used goes first. */
const SESSIONS_PER_DEVICE = 64;

@Injectable()
export class Sessions {
  /** By the hash of the token, so that comparing takes no time that tells. */
  readonly #sessions = new Map<string, Session>();
  /** Least recently used first. */
  readonly #byDevice = new Map<DeviceId, Set<string>>();

  constructor(
    private readonly clock: Clock,
    private readonly randomness: Randomness,
    private readonly bus: ServerBus,
  ) {}

  /** Returns the bearer token. */
  begin(member: MemberId, device: DeviceId): string {
    const token = toBase64Url(this.randomness.bytes(TOKEN_BYTES));
    const key = hashOf(token);
    const mine = this.#byDevice.get(device) ?? new Set();
    for (const unused of [...mine].slice(0, Math.max(0, mine.size - SESSIONS_PER_DEVICE + 1))) this.#drop(unused);
    this.#byDevice.set(device, mine.add(key));
    this.#sessions.set(key, { member, device, expiresMs: this.clock.nowMs() + SESSION_LIFETIME_MS });
    return token;
  }

  /** The session of a live token; the one verifier for HTTP and sockets. */
  verify(token: string): Session | undefined {
    const key = hashOf(token);
    const session = this.#sessions.get(key);
    if (session === undefined) return undefined;
    if (session.expiresMs <= this.clock.nowMs()) {
      this.#drop(key);
      return undefined;
    }
    const mine = this.#byDevice.get(session.device);
    if (mine?.delete(key)) mine.add(key);
    return session;
  }

  /** Ends the sessions of these devices and says so on the bus, also where no session was: a socket may be left. */
  end(devices: readonly DeviceId[]): void {
    if (devices.length === 0) return;
    for (const device of devices) for (const key of this.#byDevice.get(device) ?? []) this.#drop(key);
    this.bus.emit('sessions.ended', { devices });
  }

  get size(): number {
    return this.#sessions.size;
  }

  #drop(key: string): void {
    const device = this.#sessions.get(key)?.device;
    this.#sessions.delete(key);
    const mine = device && this.#byDevice.get(device);
    if (device === undefined || mine === undefined) return;
    mine.delete(key);
    if (mine.size === 0) this.#byDevice.delete(device);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64');
