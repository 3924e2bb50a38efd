/** What of an item can be searched for. Acts and custody events without words cannot. */
import type { CaseEvent, ChannelId, EvidenceSummary } from '@kopri/protocol';
import { readContent } from '../channel/inbox.js';
import type { SearchHit } from '../face.js';
import type { StoredItem } from '../records.js';

export type Findable = Omit<SearchHit, 'excerpt'> & { readonly text: string };

type Found = Pick<Findable, 'kind' | 'query' | 'evidence' | 'text'>;

export function findableIn(channel: ChannelId, { seq, sender, content }: StoredItem): Findable | undefined {
  const read = content === undefined ? undefined : readContent(content);
  if (read === undefined || sender === null) return undefined;
  const found = foundIn(read);
  if (found === undefined || found.text === '') return undefined;
  return { ...found, channel, seq, message: read.id, from: sender.member, at: new Date(read.sentAt).toISOString() };
}

function foundIn(content: NonNullable<ReturnType<typeof readContent>>): Found | undefined {
  switch (content.kind) {
    case 'text':
      return { kind: 'message', query: null, evidence: null, text: content.body.text };
    case 'case-event':
      return { kind: 'query', query: content.body.query, evidence: null, text: wordsOfEvent(content.body) };
    case 'evidence-summary': {
      const { query, evidence } = content.body;
      return { kind: 'evidence', query, evidence, text: wordsOfEvidence(content.body) };
    }
    default:
      return undefined;
  }
}

const lines = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== '').join('\n');

function wordsOfEvent(event: CaseEvent): string {
  if (event.act === 'send') {
    const { reference, title, factsSummary, questions, reason, counterpartFile } = event;
    return lines(title, reference, counterpartFile, factsSummary, ...questions.map(({ text }) => text), reason);
  }
  return lines('text' in event ? event.text : undefined, 'reason' in event ? event.reason : undefined);
}

const wordsOfEvidence = ({ title, description, method, place, files }: EvidenceSummary): string =>
  lines(title, description, method, place, ...files.map(({ name }) => name));
