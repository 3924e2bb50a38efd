/** Every TypeORM entity of the server, one line each. */
import { BlobRow } from './attachments/attachments.entities.js';
import { InvitationRow, JoinRequestRow } from './enrolment/enrolment.entities.js';

export const entities: readonly (new () => object)[] = [InvitationRow, JoinRequestRow, BlobRow];
