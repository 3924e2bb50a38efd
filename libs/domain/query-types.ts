/** What each type of case query needs besides the fields common to all. */
import type { QueryDocument, QueryType } from '@kopri/protocol';

interface TypeRules {
  /** Person-tracing needs an offence article. */
  readonly offence: boolean;
  /** Without questions there is nothing to answer; only information given spontaneously has none. */
  readonly questions: boolean;
  /** Traces a person: a victim only from where they are, or with their consent. */
  readonly traces: boolean;
  /** Fields without which the other side will have to ask back. */
  readonly advised: readonly (keyof QueryDocument)[];
}

const ordinary: TypeRules = { offence: false, questions: true, traces: false, advised: [] };

export const typeRules: Readonly<Record<QueryType, TypeRules>> = {
  NAT: { ...ordinary, offence: true, traces: true, advised: ['persons'] },
  DOC: { ...ordinary, advised: ['documents'] },
  STAT: { ...ordinary, advised: ['persons'] },
  MO: ordinary,
  RET: { ...ordinary, offence: true, traces: true, advised: ['persons'] },
  IDLOC: { ...ordinary, offence: true, traces: true, advised: ['persons'] },
  ASSET: { ...ordinary, advised: ['financial'] },
  SPON: { ...ordinary, questions: false },
  VSAFE: { ...ordinary, advised: ['persons'] },
  LAW: ordinary,
  ROUTE: ordinary,
  DRAFT: ordinary,
  STATUS: { ...ordinary, advised: ['counterpartFile'] },
  CLAR: { ...ordinary, advised: ['counterpartFile'] },
  /** Budapest Convention art. 29(2). */
  PRES: { ...ordinary, advised: ['offence', 'communications', 'reason'] },
  WIT: { ...ordinary, advised: ['persons'] },
  JIT: ordinary,
  JJ: ordinary,
};
