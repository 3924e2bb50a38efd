import { describe, expect, test } from '@jest/globals';
import { encodeInvitationLink, newId } from '@kopri/protocol';
import { seeLink } from './invitation.js';

const HERE = 'https://kopri.example';
const offer = {
  version: 1,
  network: new Uint8Array(32).fill(1),
  invitation: newId('invitation', (count) => new Uint8Array(count).fill(2)),
  secret: new Uint8Array(16).fill(3),
  role: 'practitioner',
  country: 'TM',
  authority: 'tm-gpo',
} as const;
const link = encodeInvitationLink(HERE, offer);

describe('a pasted link', () => {
  test('is read through spaces, line breaks and the signs that mail programs put around it', () => {
    const broken = `  <${link.slice(0, 30)}\r\n ${link.slice(30)}>.\n`;
    expect(seeLink(broken, HERE)).toEqual({ seen: 'invitation', text: link, offer });
  });

  test('without its end, its beginning or its secret is malformed', () => {
    for (const text of [link.slice(0, -7), link.slice(8), link.split('#')[0] ?? '', 'tomorrow', ''])
      expect(seeLink(text, HERE)).toEqual({ seen: 'malformed' });
  });

  test('of another server names that server', () => {
    expect(seeLink(link, 'https://other.example')).toEqual({ seen: 'elsewhere', address: HERE, text: link });
  });
});
