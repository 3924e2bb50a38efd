/** The part of the public face that is about people: members, proofs, invitations and requests to join. */
import type { DeviceId, InvitationId, MemberId, MemberRole, RequestId } from '@kopri/protocol';

export interface MemberEntry {
  readonly member: MemberId;
  /** Absent once erased. */
  readonly name?: string;
  readonly nameLocal?: string;
  readonly country: string | null;
  readonly authority: string | null;
  readonly role: MemberRole;
  readonly position?: string;
  readonly languages: readonly string[];
  readonly state: 'active' | 'suspended' | 'removed';
  readonly devices: readonly DeviceId[];
  /** The member who signed the admission, or `root`. */
  readonly vouchedBy: MemberId | 'root';
  readonly admittedAtMs: number;
  /** Where the text that was looked for stands in the names; absent where none was. */
  readonly hits?: { readonly name: readonly Stretch[]; readonly nameLocal: readonly Stretch[] };
}

/** Of a text, in UTF-16 units. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface DirectoryFilter {
  readonly country?: string;
  readonly authority?: string;
  /** Found across scripts and spellings: `Гызылгуль` finds Gyzylgul. */
  readonly text?: string;
  readonly language?: string;
}

/** That a member's admission stands in the log: enough for a stranger to check it without this client. */
export interface MemberProof {
  readonly member: MemberId;
  /** The kind of the statement that admitted the member. */
  readonly kind: string;
  readonly signer: MemberId | 'root';
  /** By the signer's clock, RFC 3339. */
  readonly at: string;
  /** Place in the log, from 0, and the size of the log the proof is for. */
  readonly index: number;
  readonly size: number;
  /** The signed statement, the leaf of the tree; this and all hashes in hexadecimal. */
  readonly statement: string;
  readonly leafHash: string;
  readonly root: string;
  /** Inclusion path, RFC 6962 §2.1.1. */
  readonly path: readonly string[];
  /** The checkpoint as the log signed it, and the key it is checked with. */
  readonly checkpoint: string;
  readonly log: { readonly origin: string; readonly public: string };
  /** Network id. */
  readonly network: string;
  /** Computed here, from the bytes above alone: the path leads to the root, and the log signed the root. */
  readonly verified: boolean;
}

/** An invitation of this device that still matters: nobody was admitted by it, and its time is not over. */
export interface InvitationView {
  readonly invitation: InvitationId;
  readonly country: string | null;
  readonly authority: string | null;
  readonly role: MemberRole;
  readonly position?: string;
  /** RFC 3339, as are all times here. */
  readonly made: string;
  readonly expires: string;
  /** Null once withdrawn: the device has forgotten the secret. */
  readonly link: string | null;
  readonly withdrawn: {
    readonly at: string;
    /** False while the server has not heard of it; this device admits nobody by it already. */
    readonly isAtServer: boolean;
    /** Who had asked by then, as far as this device knew; none of them can be admitted. */
    readonly asked: readonly { readonly request: RequestId; readonly name: string }[];
  } | null;
}

export interface JoinRequestView {
  readonly request: RequestId;
  readonly invitation: InvitationId;
  readonly check: string;
  /** Two valid requests for one link: somebody else has the link. Never admitted in bulk. */
  readonly alarm: boolean;
  readonly name: string;
  readonly nameLocal?: string;
  readonly country: string | null;
  readonly authority: string | null;
  readonly role: MemberRole;
  readonly position?: string;
}
