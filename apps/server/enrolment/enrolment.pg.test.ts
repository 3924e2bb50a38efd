import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { joinRequestCodec, newId } from '@kopri/protocol';
import { openDatabase, type Database } from '../platform/database.js';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.js';
import { random, TestDevice } from '../platform/testing/test-device.js';
import { PgEnrolmentStore } from './enrolment.pg.js';
import type { Invitation, ReceivedRequest } from './enrolment.ports.js';

let ground: TestDatabase;
let database: Database;
let store: PgEnrolmentStore;

beforeAll(async () => {
  ground = await createTestDatabase();
  database = await openDatabase(ground.url);
  store = new PgEnrolmentStore(database);
});
beforeEach(() => database.pool.query('truncate invitations, join_requests'));
afterAll(async () => {
  await database.close();
  await ground.drop();
});

async function anInvitation(change: Partial<Invitation> = {}): Promise<Invitation> {
  const invitation: Invitation = {
    invitation: newId('invitation', random),
    role: 'practitioner',
    country: 'TM',
    authority: 'tm-gpo',
    invitingMember: newId('member', random),
    invitingDevice: newId('device', random),
    expiresMs: Date.UTC(2100, 0),
    ...change,
  };
  expect(await store.addInvitation(invitation)).toBe(true);
  return invitation;
}

function aRequest({ invitation }: Invitation, receivedMs = 1): ReceivedRequest {
  const device = new TestDevice();
  const request = {
    version: 1 as const,
    request: newId('request', random),
    network: random(32),
    invitation,
    member: device.member,
    device: device.keys,
    person: { name: 'Gyzylgul' },
    keyPackages: { ordinary: [] },
  };
  return { request, submitted: { request: joinRequestCodec.encode(request), mac: random(32) }, receivedMs };
}

test('an invitation comes back as it was given, with and without a country', async () => {
  const one = await anInvitation();
  expect(await store.findInvitation(one.invitation)).toEqual(one);
  const { country: _country, authority: _authority, ...offer } = one;
  const two: Invitation = { ...offer, invitation: newId('invitation', random), role: 'operator' };
  expect(await store.addInvitation(two)).toBe(true);
  expect(await store.findInvitation(two.invitation)).toEqual(two);
  expect(await store.findInvitation(newId('invitation', random))).toBeUndefined();
});

test('requests wait for the inviting device, oldest first, until their invitation expires', async () => {
  const invitation = await anInvitation({ expiresMs: 100 });
  const other = await anInvitation();
  const [late, early, foreign] = [aRequest(invitation, 7), aRequest(invitation, 3), aRequest(other)];
  for (const request of [late, early, foreign]) await store.keepRequest(request);
  expect(await store.openRequests(invitation.invitingDevice, 99)).toEqual([early.submitted, late.submitted]);
  expect(await store.openRequests(invitation.invitingDevice, 100)).toEqual([]);
});

test('one request is first, three more are kept as rivals, and no further ones', async () => {
  const invitation = await anInvitation();
  const requests = Array.from({ length: 6 }, () => aRequest(invitation));
  const kept = await Promise.all(requests.map((request) => store.keepRequest(request)));
  expect(kept.sort()).toEqual(['first', 'rival', 'rival', 'rival', 'too-many', 'too-many']);
});

test('an admission closes the link: the admitted request gives its bytes, every other is refused, nothing stays', async () => {
  const invitation = await anInvitation();
  const [first, rival] = [aRequest(invitation), aRequest(invitation)];
  await store.keepRequest(first);
  await store.keepRequest(rival);
  const { member, device } = rival.request;
  const admission = { invitation: invitation.invitation, member, device: device.device, deviceKey: device.deviceKey };
  const bytes = await database.transaction((transaction) => store.admit(transaction, admission));
  expect(bytes).toEqual(rival.submitted.request);
  expect((await store.findRequest(rival.request.request))?.state).toBe('admitted');
  expect((await store.findRequest(first.request.request))?.state).toBe('refused');
  const { rows } = await database.pool.query('select sum(length(body))::int as bytes from join_requests');
  expect(rows).toEqual([{ bytes: 0 }]);
});

test('an admission with another key than the request’s admits no request', async () => {
  const invitation = await anInvitation();
  const received = aRequest(invitation);
  await store.keepRequest(received);
  const { member, device } = received.request;
  const admission = { invitation: invitation.invitation, member, device: device.device, deviceKey: random(32) };
  expect(await database.transaction((transaction) => store.admit(transaction, admission))).toBeUndefined();
  expect((await store.findRequest(received.request.request))?.state).toBe('refused');
});

test('only the member who invited withdraws, once; no request is kept after it, and those before give up their bytes', async () => {
  const invitation = await anInvitation();
  const received = aRequest(invitation);
  await store.keepRequest(received);
  const withdraw = (member: Invitation['invitingMember'], nowMs: number) =>
    store.withdrawInvitation(invitation.invitation, { member, nowMs });
  expect(await withdraw(newId('member', random), 1)).toBe('unknown');
  expect(await withdraw(invitation.invitingMember, 2)).toBe('withdrawn');
  expect(await withdraw(invitation.invitingMember, 3)).toBe('withdrawn');
  expect((await store.findInvitation(invitation.invitation))?.withdrawnMs).toBe(2);
  expect((await store.findRequest(received.request.request))?.state).toBe('refused');
  expect(await store.openRequests(invitation.invitingDevice, 0)).toEqual([]);
  expect(await store.keepRequest(received)).toBe('withdrawn');
  expect(await store.keepRequest(aRequest(invitation))).toBe('withdrawn');
  const { rows } = await database.pool.query('select sum(length(body))::int as bytes from join_requests');
  expect(rows).toEqual([{ bytes: 0 }]);
});

test('a withdrawal waits for the admission under way, and learns that the link was used', async () => {
  const invitation = await anInvitation();
  const received = aRequest(invitation);
  await store.keepRequest(received);
  const { member, device } = received.request;
  let withdrawal: Promise<string> | undefined;
  await database.transaction(async (transaction) => {
    expect(await store.isWithdrawn(transaction, invitation.invitation)).toBe(false);
    withdrawal = store.withdrawInvitation(invitation.invitation, { member: invitation.invitingMember, nowMs: 1 });
    const admission = { invitation: invitation.invitation, member, device: device.device, deviceKey: device.deviceKey };
    await store.admit(transaction, admission);
  });
  expect(await withdrawal).toBe('used');
  expect((await store.findRequest(received.request.request))?.state).toBe('admitted');
});

test('only the member who invited refuses, and not what was admitted', async () => {
  const invitation = await anInvitation();
  const received = aRequest(invitation);
  await store.keepRequest(received);
  expect(await store.refuseRequest(received.request.request, newId('member', random))).toBe(false);
  expect(await store.refuseRequest(received.request.request, invitation.invitingMember)).toBe(true);
  expect(await store.openRequests(invitation.invitingDevice, 0)).toEqual([]);
});
