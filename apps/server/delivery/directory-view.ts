/** The directory as delivery sees it: the server's one replayed copy. Before the founding nobody may do anything. */
import type { DeviceId, MemberId } from '@kopri/protocol';
import { Injectable } from '@nestjs/common';
import { DirectoryReader } from '../directory/directory.ports.js';
import { DirectoryView } from './delivery.ports.js';

@Injectable()
export class ReplayedDirectoryView extends DirectoryView {
  constructor(private readonly reader: DirectoryReader) {
    super();
  }

  override get size(): number {
    return this.reader.size;
  }

  override rootAt(size: number): Uint8Array | undefined {
    return this.reader.current?.rootAt(size);
  }

  override mayBeLeaf(device: DeviceId): boolean {
    const directory = this.reader.current;
    const member = this.findMemberOf(device);
    return directory !== undefined && member !== undefined && directory.isActiveAt({ member, device }, directory.size);
  }

  override findMemberOf(device: DeviceId): MemberId | undefined {
    return this.reader.current?.findDevice(device)?.member.member;
  }

  override findCountryOf(member: MemberId): string | undefined {
    return this.reader.current?.findMember(member)?.country;
  }
}
