/** What the two pages say, in order: a heading and its paragraphs. Sources: docs/metadata.md, docs/limits.md, docs/spec/release.md. */
import type { PlainKey } from '@kopri/locale';

export interface HonestSection {
  readonly title: PlainKey;
  readonly says: readonly PlainKey[];
}

export type HonestPage = 'server' | 'limits';

export const pages = {
  server: {
    title: 'honesty.server-title',
    says: 'honesty.server-says',
    sections: [
      { title: 'honesty.members', says: ['honesty.members-open', 'honesty.members-personal'] },
      { title: 'honesty.joining', says: ['honesty.joining-invited', 'honesty.joining-requests'] },
      {
        title: 'honesty.messages',
        says: ['honesty.messages-sent', 'honesty.messages-channels', 'honesty.messages-adding'],
      },
      { title: 'honesty.files', says: ['honesty.files-seen'] },
      { title: 'honesty.numbers', says: ['honesty.numbers-seen'] },
      { title: 'honesty.presence', says: ['honesty.presence-online', 'honesty.presence-page'] },
      { title: 'honesty.written', says: ['honesty.written-log'] },
      { title: 'honesty.never', says: ['honesty.never-content', 'honesty.full-list'] },
    ],
  },
  limits: {
    title: 'honesty.limits-title',
    says: 'honesty.limits-says',
    sections: [
      { title: 'honesty.hidden', says: ['honesty.hidden-says'] },
      { title: 'honesty.page', says: ['honesty.page-says', 'honesty.page-not'] },
      { title: 'honesty.recipient', says: ['honesty.recipient-says'] },
      { title: 'honesty.seized', says: ['honesty.seized-says'] },
      { title: 'honesty.traces', says: ['honesty.traces-says'] },
      { title: 'honesty.evicted', says: ['honesty.evicted-says'] },
      { title: 'honesty.saved', says: ['honesty.saved-says'] },
      { title: 'honesty.court', says: ['honesty.court-says'] },
      { title: 'honesty.vouching', says: ['honesty.vouching-says'] },
      { title: 'honesty.unconfirmed', says: ['honesty.unconfirmed-says'] },
      { title: 'honesty.delivery', says: ['honesty.delivery-says'] },
      { title: 'honesty.block', says: ['honesty.block-says'] },
      { title: 'honesty.erasure', says: ['honesty.erasure-says'] },
      { title: 'honesty.blocks', says: ['honesty.blocks-says'] },
      { title: 'honesty.warnings', says: ['honesty.warnings-says'] },
    ],
  },
} as const satisfies Readonly<
  Record<HonestPage, { title: PlainKey; says: PlainKey; sections: readonly HonestSection[] }>
>;
