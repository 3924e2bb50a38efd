/** What enrolment keeps. */
import type {
  DeviceId,
  InvitationId,
  InviteRequest,
  JoinRequest,
  MemberId,
  RequestId,
  SubmittedRequest,
} from '@kopri/protocol';
import type { PoolClient } from 'pg';

export interface Invitation extends Pick<InviteRequest, 'invitation' | 'role' | 'country' | 'authority'> {
  readonly invitingMember: MemberId;
  readonly invitingDevice: DeviceId;
  readonly expiresMs: number;
  readonly withdrawnMs?: number;
}

/** A request received: what it says, its bytes with their MAC, and when. */
export interface ReceivedRequest {
  readonly request: JoinRequest;
  readonly submitted: SubmittedRequest;
  readonly receivedMs: number;
}

export interface RequestRecord {
  readonly request: RequestId;
  readonly invitation: InvitationId;
  readonly device: DeviceId;
  readonly deviceKey: Uint8Array;
  readonly state: 'waiting' | 'admitted' | 'refused';
  readonly expiresMs: number;
}

/** `known`: this very request was kept before. `rival`: kept, but another came first. `withdrawn`: not kept. */
export type Kept = 'first' | 'known' | 'rival' | 'too-many' | 'withdrawn';

/** `unknown`: no invitation of this member. `used`: somebody was admitted by it. */
export type Withdrawal = 'withdrawn' | 'unknown' | 'used';

/** Who was admitted on which invitation. */
export interface Admission {
  readonly invitation: InvitationId;
  readonly member: MemberId;
  readonly device: DeviceId;
  readonly deviceKey: Uint8Array;
}

export abstract class EnrolmentStore {
  /** False when another invitation has this id; the same again is true. */
  abstract addInvitation(invitation: Invitation): Promise<boolean>;

  abstract findInvitation(invitation: InvitationId): Promise<Invitation | undefined>;

  /** Requests made with it are refused, and their bytes go. The same again is the same. */
  abstract withdrawInvitation(
    invitation: InvitationId,
    by: { readonly member: MemberId; readonly nowMs: number },
  ): Promise<Withdrawal>;

  /** Holds the invitation until the transaction ends. */
  abstract isWithdrawn(transaction: PoolClient, invitation: InvitationId): Promise<boolean>;

  abstract keepRequest(received: ReceivedRequest): Promise<Kept>;

  abstract findRequest(request: RequestId): Promise<RequestRecord | undefined>;

  /** Waiting requests for live invitations of this device, rivals too, oldest first. */
  abstract openRequests(invitingDevice: DeviceId, nowMs: number): Promise<SubmittedRequest[]>;

  /** False when no request of this id answers an invitation of this member. Bytes of the request go. */
  abstract refuseRequest(request: RequestId, invitingMember: MemberId): Promise<boolean>;

  /** Closes the invitation in favour of this device. Gives the bytes of its request, which are kept no longer. */
  abstract admit(transaction: PoolClient, admission: Admission): Promise<Uint8Array | undefined>;
}
