/** The JSON fields of the command line as the contract names them. More may stand in an answer, less may not. */
import {
  AppError,
  isErrorCode,
  answerValues,
  queryStates,
  queryTypes,
  questionStates,
  refusalGrounds,
  urgencies,
} from '@kopri/protocol';
import * as v from 'valibot';

const id = (letters: string) => v.pipe(v.string(), v.regex(new RegExp(`^${letters}[0-9a-f]{32}$`)));
const member = id('m');
const device = id('d');
const channel = id('c0000');
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const moment = v.pipe(v.string(), v.isoTimestamp());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const reference = v.pipe(v.string(), v.regex(/^CASC-[A-Z]{2}-\d{4}-\d{6}$/));
const check = v.pipe(v.string(), v.regex(/^(\d{4} ){4}\d{4}$/));

export const founded = v.object({ network: hash, member, device });
export const invited = v.object({ invitation: id('i'), link: v.pipe(v.string(), v.url()), expires: moment });
export const joined = v.object({ request: id('q'), state: v.literal('waiting'), check });

export const requests = v.object({
  requests: v.array(
    v.object({
      request: id('q'),
      check,
      alarm: v.boolean(),
      name: v.string(),
      country: v.nullable(v.string()),
      authority: v.nullable(v.string()),
      role: v.string(),
      position: v.nullable(v.string()),
    }),
  ),
});
export const admitted = v.object({ admitted: v.array(member) });

export const status = v.object({
  state: v.picklist(['waiting', 'active', 'suspended', 'removed']),
  member,
  device,
  network: hash,
  server: v.pipe(v.string(), v.url()),
  directory: v.object({ size: count, root: v.string(), witnesses: v.unknown() }),
  outbox: count,
});

export const directory = v.object({
  size: count,
  members: v.array(
    v.object({
      member,
      name: v.nullable(v.string()),
      country: v.nullable(v.string()),
      authority: v.nullable(v.string()),
      position: v.nullable(v.string()),
      languages: v.array(v.string()),
      state: v.string(),
      devices: v.array(device),
      vouchedBy: v.string(),
    }),
  ),
});
export const memberState = v.object({ member, state: v.string() });
export const synced = v.object({ received: count, sent: count, queued: count });

export const opened = v.object({ channel });
export const channels = v.object({
  channels: v.array(
    v.object({
      channel,
      title: v.nullable(v.string()),
      members: v.array(member),
      epoch: count,
      lastSeq: count,
      unread: count,
    }),
  ),
});
export const sent = v.object({
  channel,
  message: id('e'),
  seq: v.pipe(v.number(), v.minValue(1)),
  state: v.literal('at-server'),
});
export const items = v.object({
  channel,
  items: v.array(
    v.object({
      seq: count,
      message: v.nullable(id('e')),
      kind: v.string(),
      from: v.nullable(v.object({ member, device })),
      sentAt: moment,
      text: v.nullable(v.string()),
      state: v.string(),
      warnings: v.array(v.string()),
    }),
  ),
});

const due = v.object({ acknowledge: moment, answer: moment, zone: v.string() });
const queryState = v.picklist(queryStates);
export const asked = v.object({ reference, channel, due });
export const acted = v.object({ reference, state: queryState });
const entry = {
  reference,
  type: v.picklist(queryTypes),
  urgency: v.picklist(urgencies),
  state: queryState,
  due,
  from: member,
  to: v.array(member),
};
export const queries = v.object({ queries: v.array(v.object(entry)) });
export const query = v.object({
  ...entry,
  questions: v.array(
    v.object({
      number: count,
      text: v.string(),
      state: v.picklist(questionStates),
      answer: v.optional(v.object({ value: v.picklist(answerValues), text: v.optional(v.string()), by: member })),
      ground: v.optional(v.picklist(refusalGrounds)),
    }),
  ),
  history: v.array(v.object({ seq: v.nullable(count), at: moment, by: member, act: v.string(), applied: v.boolean() })),
});

const files = v.array(v.object({ name: v.string(), size: count, sha256: hash }));
export const shared = v.object({ evidence: id('v'), files });
export const evidence = v.object({
  evidence: v.array(
    v.object({
      evidence: id('v'),
      title: v.string(),
      from: member,
      files,
      custody: v.array(v.object({ action: v.string(), actor: member, linked: v.boolean() })),
    }),
  ),
});
export const fetched = v.object({ files: v.array(v.object({ path: v.string(), sha256: hash })) });
export const checks = v.object({
  checks: v.array(v.object({ name: v.string(), ok: v.boolean(), detail: v.string() })),
});

/** A refusal: a code of the table, and words with a next step. */
export const refusal = v.object({
  error: v.object({
    code: v.pipe(
      v.string(),
      v.check((code: string) => isErrorCode(code), 'a code of the table'),
    ),
    message: v.pipe(v.string(), v.minLength(1)),
    hint: v.pipe(v.string(), v.minLength(1)),
  }),
});

/** Throws `malformed` naming the paths at which an answer breaks the contract. */
export function requireAnswer<S extends v.GenericSchema>(schema: S, json: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue: v.BaseIssue<unknown>) => `${v.getDotPath(issue) ?? '$'}: ${issue.message}`);
  throw new AppError('malformed', { detail: faults.join('; ') });
}
