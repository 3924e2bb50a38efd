/** Members as people read them, and the acts of those who vouch for them. */
import { AppError, isId, type LogEntry, type MemberId, type StatementKind } from '@kopri/protocol';
import type { Directory, DirectoryMember } from '@kopri/directory';
import type { DirectoryReplica } from './directory-replica.js';
import type { DirectoryFilter, MemberEntry, MemberProof } from './face.js';
import { proveMember } from './member-proof.js';
import type { Clock } from './ports.js';
import type { ProfileRecord } from './records.js';
import { foldedIncludes, sameName } from './names.js';
import { soundingIn, soundsLike } from './search/fold.js';
import { signStatement, withPersonal } from './signer.js';
import type { ServerLink } from './transport/server-link.js';

interface Parts {
  readonly profile: () => ProfileRecord;
  readonly link: ServerLink;
  readonly clock: Clock;
  readonly directory: DirectoryReplica;
  readonly online: () => Promise<void>;
  /** Others write while the line is waited for. */
  readonly away: <T>(wait: () => Promise<T>) => Promise<T>;
}

type Act = Extract<StatementKind, 'member.suspended' | 'member.reinstated' | 'member.removed'>;

export class Members {
  constructor(private readonly parts: Parts) {}

  list({ country, authority, text, language }: DirectoryFilter = {}): {
    size: number;
    members: readonly MemberEntry[];
  } {
    const directory = this.parts.directory.current;
    const members = (directory?.members() ?? [])
      .map(entryOf)
      .filter(
        (entry) =>
          (country === undefined || entry.country === country) &&
          (authority === undefined || entry.authority === authority) &&
          (language === undefined || entry.languages.includes(language)) &&
          (text === undefined ||
            entry.member.includes(text) ||
            soundsLike([entry.name, entry.nameLocal, entry.position], text)),
      )
      .map((entry) => (text === undefined ? entry : { ...entry, hits: hitsIn(entry, text) }));
    return { size: directory?.size ?? 0, members };
  }

  /** An id, or a name that fits one member. Those still in post come before those who left. */
  require(memberOrName: string): MemberEntry {
    const entries = (this.parts.directory.current?.members() ?? []).map(entryOf);
    if (isId('member', memberOrName)) {
      const found = entries.find(({ member }) => member === memberOrName);
      if (found === undefined) throw new AppError('member-unknown');
      return found;
    }
    const exact = entries.filter(({ name, nameLocal }) => [name, nameLocal].some((own) => sameName(own, memberOrName)));
    const fitting =
      exact.length > 0
        ? exact
        : entries.filter(({ name, nameLocal }) => [name, nameLocal].some((own) => foldedIncludes(own, memberOrName)));
    const present = fitting.filter(({ state }) => state !== 'removed');
    const [only, ...others] = present.length > 0 ? present : fitting;
    if (only === undefined) throw new AppError('member-unknown');
    if (others.length > 0)
      throw new AppError('member-ambiguous', { detail: [only, ...others].map(({ member }) => member).join(', ') });
    return only;
  }

  proof(member: string): Promise<MemberProof> {
    return proveMember(this.parts.directory, this.require(member).member);
  }

  suspend(member: string, reason?: string): Promise<MemberEntry> {
    return this.act('member.suspended', member, reason);
  }

  reinstate(member: string, reason?: string): Promise<MemberEntry> {
    return this.act('member.reinstated', member, reason);
  }

  remove(member: string, reason?: string): Promise<MemberEntry> {
    return this.act('member.removed', member, reason);
  }

  async erase(member: string): Promise<MemberEntry> {
    await this.parts.online();
    const { member: subject } = this.require(member);
    return this.append(subject, (directory) =>
      signStatement(this.parts.profile(), {
        directory,
        draft: { kind: 'member.erased', subject, time: this.parts.clock.nowMs(), details: {} },
        byRoot: this.isRoot(),
      }),
    );
  }

  private async act(kind: Act, member: string, reason: string | undefined): Promise<MemberEntry> {
    await this.parts.online();
    const { member: subject } = this.require(member);
    const personal = reason === undefined ? undefined : withPersonal({ reason: reason.normalize('NFC').trim() });
    return this.append(subject, (directory) =>
      signStatement(this.parts.profile(), {
        directory,
        draft: {
          kind,
          subject,
          time: this.parts.clock.nowMs(),
          details: personal === undefined ? {} : { personal: personal.hash },
        },
        ...(personal === undefined ? {} : { personal: personal.salted }),
        byRoot: this.isRoot(),
      }),
    );
  }

  private async append(subject: MemberId, sign: (directory: Directory) => LogEntry): Promise<MemberEntry> {
    const { directory, link, away } = this.parts;
    const entries = [sign(directory.required)];
    await away(() => directory.append(link, entries));
    return this.require(subject);
  }

  private isRoot(): boolean {
    return (this.parts.profile().rootKeys?.length ?? 0) > 0;
  }
}

const hitsIn = ({ name = '', nameLocal = '' }: MemberEntry, text: string): NonNullable<MemberEntry['hits']> => ({
  name: soundingIn(name, text),
  nameLocal: soundingIn(nameLocal, text),
});

export const entryOf = (found: DirectoryMember): MemberEntry => ({
  member: found.member,
  ...(found.personal?.name === undefined ? {} : { name: found.personal.name }),
  ...(found.personal?.nameLocal === undefined ? {} : { nameLocal: found.personal.nameLocal }),
  country: found.country ?? null,
  authority: found.authority ?? null,
  role: found.role,
  ...(found.personal?.position === undefined ? {} : { position: found.personal.position }),
  languages: found.personal?.languages ?? [],
  state: found.state,
  devices: found.devices.filter(({ revokedAt }) => revokedAt === undefined).map(({ device }) => device),
  vouchedBy: found.vouchedBy,
  admittedAtMs: found.admittedAt.timeMs,
});
