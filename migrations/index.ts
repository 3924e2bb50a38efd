/** Every migration in the order in which it runs. Forward only: one that has landed is never edited. */
import type { MigrationInterface } from 'typeorm';
import { Directory1763800000001 } from './1763800000001-directory.js';
import { Enrolment1763800000002 } from './1763800000002-enrolment.js';
import { Delivery1763800000010 } from './1763800000010-delivery.js';
import { KeyPackages1763800000020 } from './1763800000020-key-packages.js';
import { References1763800000030 } from './1763800000030-references.js';
import { Blobs1763800000040 } from './1763800000040-blobs.js';
import { WithdrawnInvitations1763800000060 } from './1763800000060-withdrawn-invitations.js';

export const migrations: readonly (new () => MigrationInterface)[] = [
  Directory1763800000001,
  Enrolment1763800000002,
  Delivery1763800000010,
  KeyPackages1763800000020,
  References1763800000030,
  Blobs1763800000040,
  WithdrawnInvitations1763800000060,
];
