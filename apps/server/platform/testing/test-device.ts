/** A device with real keys, for tests of the server: the server's own code has nothing that could sign for one. */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import {
  devicePossession,
  newId,
  signedBytes,
  type DeviceId,
  type DeviceKeys,
  type MemberId,
  type SigningPurpose,
} from '@kopri/protocol';

export const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length));

export class TestKey {
  readonly public: Uint8Array;
  readonly #private: KeyObject;

  constructor() {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    this.public = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url'));
    this.#private = privateKey;
  }

  sign(purpose: SigningPurpose, bytes: Uint8Array): Uint8Array {
    return new Uint8Array(sign(null, signedBytes(purpose, bytes), this.#private));
  }
}

export class TestDevice {
  readonly device: DeviceId = newId('device', random);
  readonly key = new TestKey();
  readonly mlsKey = new TestKey();

  constructor(readonly member: MemberId = newId('member', random)) {}

  /** Both public keys with proof of possession. */
  get keys(): DeviceKeys {
    const { member, device } = this;
    const [deviceKey, mlsKey] = [this.key.public, this.mlsKey.public];
    const bytes = devicePossession({ member, device, deviceKey, mlsKey });
    return {
      device,
      deviceKey,
      mlsKey,
      deviceKeyProof: this.key.sign('device-key possession', bytes),
      mlsKeyProof: this.mlsKey.sign('mls-key possession', bytes),
    };
  }
}
