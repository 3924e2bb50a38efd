import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  challengeAnswer,
  inviteRequestCodec,
  joinRequestCodec,
  newId,
  openRequestsCodec,
  refuseRequestCodec,
  requestStateCodec,
  requestStateReplyCodec,
  submittedRequestCodec,
  withdrawRequestCodec,
  type InvitationId,
  type InviteRequest,
  type JoinRequest,
  type RequestId,
} from '@kopri/protocol';
import { Database } from '../platform/database.js';
import { read, type Answer, type TestClient } from '../platform/testing/test-client.js';
import { TestClock } from '../platform/testing/test-clock.js';
import { random, TestDevice } from '../platform/testing/test-device.js';
import { signerOf, TestNetwork } from '../platform/testing/test-network.js';

const DAY_MS = 24 * 3_600_000;

let clock: TestClock;
let network: TestNetwork;
let networkId: Uint8Array;
let secretariat: TestClient;
let ogulnar: TestDevice;
let correspondent: TestClient;

beforeAll(async () => {
  clock = new TestClock();
  network = await TestNetwork.founded({ clock });
  networkId = await network.networkId();
  secretariat = await network.signIn(network.secretariat);
  ogulnar = await network.appoint('TM', 'Ogulnar');
  correspondent = await network.signIn(ogulnar);
});
afterAll(() => network.end());

const anInvitation = (change: Partial<InviteRequest> = {}): InviteRequest => ({
  invitation: newId('invitation', random),
  role: 'practitioner',
  country: 'TM',
  authority: 'tm-gpo',
  expires: clock.nowMs() + 14 * DAY_MS,
  ...change,
});

const invite = (client: TestClient, invitation: InviteRequest) =>
  client.post('/api/invitations', inviteRequestCodec.encode(invitation));

async function invited(): Promise<InvitationId> {
  const invitation = anInvitation();
  expect((await invite(correspondent, invitation)).status).toBe(204);
  return invitation.invitation;
}

function requestOf(device: TestDevice, invitation: InvitationId, change: Partial<JoinRequest> = {}): JoinRequest {
  return {
    version: 1,
    request: newId('request', random),
    network: networkId,
    invitation,
    member: device.member,
    device: device.keys,
    person: { name: 'Gyzylgul', languages: ['tk', 'ru'] },
    keyPackages: { ordinary: [random(200), random(200)], lastResort: random(200) },
    ...change,
  };
}

const submit = (request: JoinRequest): Promise<Answer> =>
  network.anyone.post(
    '/api/requests',
    submittedRequestCodec.encode({ request: joinRequestCodec.encode(request), mac: random(32) }),
  );

async function stateOf(device: TestDevice, request: RequestId, challenge?: Uint8Array): Promise<Answer> {
  const signed = challenge ?? (await network.anyone.challenge());
  const signature = device.key.sign(
    'request-state',
    challengeAnswer({ network: networkId, device: device.device, challenge: signed }),
  );
  return network.anyone.post(
    '/api/requests/state',
    requestStateCodec.encode({ request, challenge: signed, signature }),
  );
}

const openRequests = async (client: TestClient) =>
  read(openRequestsCodec, await client.get('/api/requests')).requests.map(
    ({ request }) => joinRequestCodec.parse(request).request,
  );

describe('founding', () => {
  test('is refused a second time, whatever the token', async () => {
    const again = await network.found();
    expect([again.status, again.code]).toEqual([409, 'network-exists']);
    expect((await network.found('another token')).code).toBe('network-exists');
  });

  test('is refused with a wrong token, with another log key, and with rubbish; the token then still serves', async () => {
    const fresh = await TestNetwork.start({ clock });
    try {
      expect((await fresh.found('a wrong token')).code).toBe('setup-token-wrong');
      const foreign = await network.foundingEntries();
      expect((await fresh.anyone.post('/api/network', { setupToken: fresh.setupToken, entries: foreign })).code).toBe(
        'statement-refused',
      );
      expect((await fresh.anyone.post('/api/network', { setupToken: fresh.setupToken })).code).toBe('malformed');
      const two = await Promise.all([fresh.found(), fresh.found()]);
      expect(two.map(({ code }) => code ?? 'founded').sort()).toEqual(['founded', 'network-exists']);
    } finally {
      await fresh.end();
    }
  });
});

describe('inviting', () => {
  test.each([
    ['a practitioner of the own country', {}, undefined],
    ['a tool correspondent of the own country', { role: 'tool-correspondent' }, undefined],
    ['a correspondent', { role: 'correspondent' }, 'not-entitled'],
    ['somebody of another country', { country: 'TR', authority: 'tr-moj' }, 'not-entitled'],
    ['somebody of no country', { country: undefined, authority: undefined }, 'not-entitled'],
    ['somebody of an authority of another country', { authority: 'kz-pgo' }, 'authority-unknown'],
    ['somebody of no authority', { authority: undefined }, 'authority-unknown'],
  ] as const)('a correspondent asks for %s', async (_, change, code) => {
    const { country, authority, ...rest } = { ...anInvitation(), ...change };
    const invitation = { ...rest, ...(country && { country }), ...(authority && { authority }) } as InviteRequest;
    expect((await invite(correspondent, invitation)).code).toBe(code);
  });

  test('the secretariat invites correspondents of any country that exists', async () => {
    expect(
      (await invite(secretariat, anInvitation({ role: 'correspondent', country: 'KZ', authority: 'kz-pgo' }))).status,
    ).toBe(204);
    expect((await invite(secretariat, anInvitation({ country: 'XX', authority: 'xx-gpo' }))).code).toBe(
      'country-unknown',
    );
    expect((await invite(secretariat, anInvitation({ role: 'operator' }))).code).toBe('malformed');
  });

  test('a practitioner invites nobody', async () => {
    const merdan = await network.admit({ role: 'practitioner', country: 'TM', name: 'Merdan' }, [signerOf(ogulnar)]);
    expect((await invite(await network.signIn(merdan), anInvitation())).code).toBe('not-entitled');
  });

  test('a correspondent who was admitted and not yet appointed invites nobody', async () => {
    const aigerim = await network.admit({ role: 'correspondent', country: 'KZ', name: 'Aigerim' });
    expect(
      (await invite(await network.signIn(aigerim), anInvitation({ country: 'KZ', authority: 'kz-pgo' }))).code,
    ).toBe('not-entitled');
  });

  test('a repeated invitation is taken for the same; another under its id is refused', async () => {
    const invitation = anInvitation();
    expect((await invite(correspondent, invitation)).status).toBe(204);
    expect((await invite(correspondent, invitation)).status).toBe(204);
    expect((await invite(secretariat, invitation)).code).toBe('invitation-used');
  });

  test('a clock ten years off is told so', async () => {
    for (const years of [-10, 10]) {
      const expires = clock.nowMs() + years * 365 * DAY_MS;
      expect((await invite(correspondent, anInvitation({ expires }))).code).toBe('clock-wrong');
    }
  });
});

describe('withdrawing an invitation', () => {
  const withdraw = (client: TestClient, invitation: InvitationId) =>
    client.post('/api/invitations/withdraw', withdrawRequestCodec.encode({ invitation }));

  test('is for the member who invited; nobody asks by it any more, and who had asked is refused', async () => {
    const [invitation, waiting] = [await invited(), new TestDevice()];
    const request = requestOf(waiting, invitation);
    await submit(request);
    expect((await withdraw(secretariat, invitation)).code).toBe('invitation-unknown');
    expect((await withdraw(correspondent, invitation)).status).toBe(204);
    expect((await withdraw(correspondent, invitation)).status).toBe(204);
    const late = await submit(requestOf(new TestDevice(), invitation));
    expect([late.status, late.code]).toEqual([410, 'invitation-withdrawn']);
    expect(read(requestStateReplyCodec, await stateOf(waiting, request.request)).state).toBe('refused');
    expect(await openRequests(correspondent)).not.toContain(request.request);
  });

  test('keeps its statement of admission out of the directory, whoever signed it', async () => {
    const [invitation, mine] = [await invited(), new TestDevice()];
    await withdraw(correspondent, invitation);
    const offer = { role: 'practitioner', country: 'TM', name: 'Gyzylgul', invitation } as const;
    await expect(network.admit(offer, [signerOf(ogulnar)], mine)).rejects.toThrow(/invitation-withdrawn/);
    await network.admit({ ...offer, invitation: await invited() }, [signerOf(ogulnar)], mine);
  });

  test('comes too late when somebody was admitted by it', async () => {
    const mine = new TestDevice();
    const request = requestOf(mine, await invited());
    await submit(request);
    const offer = { role: 'practitioner', country: 'TM', name: 'Gyzylgul', invitation: request.invitation } as const;
    await network.admit(offer, [signerOf(ogulnar)], mine);
    expect((await withdraw(correspondent, request.invitation)).code).toBe('invitation-used');
  });
});

describe('asking to join', () => {
  test('a request waits for the device that invited, and for no other', async () => {
    const request = requestOf(new TestDevice(), await invited());
    expect((await submit(request)).status).toBe(204);
    expect(await openRequests(correspondent)).toContain(request.request);
    expect(await openRequests(secretariat)).toEqual([]);
  });

  test('the first request wins its link; the second is refused, and shown to the inviting device as a rival', async () => {
    const invitation = await invited();
    const [first, second] = [requestOf(new TestDevice(), invitation), requestOf(new TestDevice(), invitation)];
    expect((await submit(first)).status).toBe(204);
    expect((await submit(first)).status).toBe(204);
    const refused = await submit(second);
    expect([refused.status, refused.code]).toEqual([409, 'invitation-used']);
    expect(await openRequests(correspondent)).toEqual(expect.arrayContaining([first.request, second.request]));
  });

  test('of many at the same moment exactly one wins', async () => {
    const invitation = await invited();
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit(requestOf(new TestDevice(), invitation))));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1);
    expect(answers.filter(({ code }) => code === 'invitation-used')).toHaveLength(7);
  });

  test('an unknown link, an expired one, another network and somebody already known are each refused by name', async () => {
    expect((await submit(requestOf(new TestDevice(), newId('invitation', random)))).code).toBe('invitation-unknown');
    expect((await submit(requestOf(new TestDevice(), await invited(), { network: random(32) }))).code).toBe(
      'invitation-wrong-network',
    );
    expect((await submit(requestOf(ogulnar, await invited()))).code).toBe('member-exists');
    const invitation = await invited();
    clock.advance(14 * DAY_MS);
    const expired = await submit(requestOf(new TestDevice(), invitation));
    expect([expired.status, expired.code]).toEqual([410, 'invitation-expired']);
    correspondent = await network.signIn(ogulnar);
    secretariat = await network.signIn(network.secretariat);
  });

  test('keys whose possession is not proved are refused', async () => {
    const [mine, stolen] = [new TestDevice(), new TestDevice()];
    const device = { ...mine.keys, mlsKey: stolen.mlsKey.public };
    expect((await submit(requestOf(mine, await invited(), { device }))).code).toBe('signature-wrong');
  });
});

describe('a waiting device', () => {
  test('learns the state of its own request and of nobody else’s', async () => {
    const [mine, other] = [new TestDevice(), new TestDevice()];
    const request = requestOf(mine, await invited());
    await submit(request);
    expect(read(requestStateReplyCodec, await stateOf(mine, request.request)).state).toBe('waiting');
    expect((await stateOf(other, request.request)).code).toBe('request-unknown');
    expect((await stateOf(mine, newId('request', random))).code).toBe('request-unknown');
  });

  test('cannot use a challenge twice', async () => {
    const mine = new TestDevice();
    const request = requestOf(mine, await invited());
    await submit(request);
    const challenge = await network.anyone.challenge();
    expect((await stateOf(mine, request.request, challenge)).status).toBe(200);
    expect((await stateOf(mine, request.request, challenge)).code).toBe('challenge-expired');
  });

  test('that asks again and again is told to wait', async () => {
    const mine = new TestDevice();
    const { request } = requestOf(mine, await invited());
    const answers = await Promise.all(Array.from({ length: 61 }, () => stateOf(mine, request)));
    expect(answers.filter(({ code }) => code === 'too-many-requests')).toHaveLength(1);
    clock.advance(60_000);
    expect((await stateOf(mine, request)).code).toBe('request-unknown');
  });

  test('may do nothing else', async () => {
    const mine = new TestDevice();
    await submit(requestOf(mine, await invited()));
    expect((await network.anyone.trySignIn(mine, networkId)).code).toBe('not-signed-in');
  });

  test('is admitted by the statement, with its key packages claimable from that moment, and its request forgotten', async () => {
    const mine = new TestDevice();
    const request = requestOf(mine, await invited());
    await submit(request);
    const { pool } = network.server.app.get(Database);
    const packagesOf = async () =>
      (await pool.query('select 1 from key_packages where device = $1', [mine.device])).rowCount;
    expect(await packagesOf()).toBe(0);
    await network.admit(
      { role: 'practitioner', country: 'TM', name: 'Gyzylgul', invitation: request.invitation },
      [signerOf(ogulnar)],
      mine,
    );
    expect(await packagesOf()).toBe(3);
    expect(read(requestStateReplyCodec, await stateOf(mine, request.request)).state).toBe('admitted');
    expect(await openRequests(correspondent)).not.toContain(request.request);
    const { rows } = await pool.query('select length(body) as bytes from join_requests where request = $1', [
      request.request,
    ]);
    expect(rows).toEqual([{ bytes: 0 }]);
    await expect(network.signIn(mine)).resolves.toBeDefined();
  });

  test('is refused by the member who invited, and by nobody else', async () => {
    const mine = new TestDevice();
    const request = requestOf(mine, await invited());
    await submit(request);
    const refuse = (client: TestClient) =>
      client.post('/api/requests/refuse', refuseRequestCodec.encode({ request: request.request }));
    expect((await refuse(secretariat)).code).toBe('request-unknown');
    expect((await refuse(correspondent)).status).toBe(204);
    expect((await refuse(correspondent)).status).toBe(204);
    expect(read(requestStateReplyCodec, await stateOf(mine, request.request)).state).toBe('refused');
    expect(await openRequests(correspondent)).not.toContain(request.request);
  });

  test('expires with its invitation, by the server’s clock', async () => {
    const mine = new TestDevice();
    const request = requestOf(mine, await invited());
    await submit(request);
    clock.advance(15 * DAY_MS);
    expect(read(requestStateReplyCodec, await stateOf(mine, request.request)).state).toBe('expired');
    expect(await openRequests(await network.signIn(ogulnar))).toEqual([]);
  });
});
