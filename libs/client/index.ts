/** The client: one public face over one profile. Adapters of this computer stand in `@kopri/client/node`. */
export { type ClientParts } from './assembly.js';
export { openClient } from './client.js';
export { found, join, type Founding, type Joining } from './founding.js';
export { Clock, Spool, SystemClock } from './ports.js';
export { MemoryDisk, MemoryStore } from './store/memory-store.js';
export { RecordStore, type RecordWrite } from './store/store.js';
export { SealedStore } from './store/sealed-store.js';
export {
  DeviceRefused,
  ServerLink,
  type BlobUpload,
  type ChallengeAnswerer,
  type LinkListener,
} from './transport/server-link.js';
export { ServerConnection } from './transport/server-connection.js';
export {
  type ChannelEntry,
  type ChannelItem,
  type Check,
  type Draft,
  type DirectoryFilter,
  type ItemRange,
  type MemberProof,
  type OutboxItem,
  type QueryCheck,
  type QueryDraft,
  type QueryHistoryEntry,
  type QuestionState,
  type QuestionView,
  type SearchHit,
  type SendOptions,
  type TextOptions,
  type DocumentFault,
  type Due,
  type EvidenceEntry,
  type EvidenceOffer,
  type FileSink,
  type FileSource,
  type InvitationView,
  type JoinRequestView,
  type Kopri,
  type MemberEntry,
  type PossibleAct,
  type ProfileState,
  type Progress,
  type QueryAct,
  type QueryEntry,
  type QueryView,
  type SendState,
  type Sent,
  type Status,
  type Stretch,
  type SyncResult,
  type Warning,
} from './face.js';
