/** Key packages over HTTP: `libs/protocol/key-packages.ts`. */
import { Controller, HttpCode, Post } from '@nestjs/common';
import {
  claimReplyCodec,
  claimRequestCodec,
  depositCodec,
  type ClaimReply,
  type ClaimRequest,
  type NewKeyPackages,
} from '@kopri/protocol';
import { DirectoryView } from '../delivery/delivery.ports.js';
import { CborBody, CborReply } from '../platform/http/cbor.js';
import { CurrentSession } from '../platform/http/current-session.js';
import type { Session } from '../platform/sessions.js';
import { KeyPackageStore } from './key-packages.ports.js';

@Controller('api/key-packages')
export class KeyPackagesController {
  constructor(
    private readonly store: KeyPackageStore,
    private readonly directory: DirectoryView,
  ) {}

  @Post()
  @HttpCode(204)
  async deposit(
    @CurrentSession() { device }: Session,
    @CborBody(depositCodec) packages: NewKeyPackages,
  ): Promise<void> {
    await this.store.add(device, packages);
  }

  /** For any channel: whether one exists is nothing a claim should tell. Devices that may not be added are left out. */
  @Post('claim')
  @CborReply(claimReplyCodec)
  async claim(@CborBody(claimRequestCodec) { channel, epoch, devices }: ClaimRequest): Promise<ClaimReply> {
    const active = [...new Set(devices)].filter((device) => this.directory.mayBeLeaf(device));
    return { packages: await this.store.claim({ channel, epoch, devices: active }) };
  }
}
