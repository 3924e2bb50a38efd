/** A link went astray and was withdrawn. The server may know of it and not care: the device that made the link decides. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { AppError, newId, type InvitationId, type RequestId, type SubmittedRequest } from '@kopri/protocol';
import { join } from '@kopri/client';
import { randomBytes } from '@kopri/crypto/sealed';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;
let maral: TestDevice;

beforeAll(async () => {
  network = await TestNetwork.start();
  ogulnar = await network.correspondent('Ogulnar Ataýewa', 'TM', 'tm-gpo');
  maral = await network.correspondent('Maral Orazowa', 'TM', 'tm-gpo');
});
afterEach(() => {
  for (const name of Object.keys(ogulnar.mischief)) Reflect.deleteProperty(ogulnar.mischief, name);
});
afterAll(() => network.stop());

const invite = () =>
  ogulnar.kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner', position: 'Prosecutor' });

async function asks(link: string, name: string): Promise<{ device: TestDevice; request: RequestId }> {
  const device = network.device(name);
  const { kopri, request } = await join(device.parts(), { link, name });
  device.kopri = kopri;
  return { device, request };
}

const listed = async (invitation: InvitationId) =>
  (await ogulnar.kopri.enrolment.invitations()).find((one) => one.invitation === invitation);

/** What the server brings now, to be brought again by Mallory. */
async function requestsBrought(): Promise<readonly SubmittedRequest[]> {
  let brought: readonly SubmittedRequest[] = [];
  ogulnar.mischief.openRequests = async (honest) => (brought = await honest.openRequests());
  await ogulnar.kopri.enrolment.requests();
  delete ogulnar.mischief.openRequests;
  return brought;
}

const admit = (request: RequestId | 'all') => ogulnar.kopri.enrolment.admit(request);

describe('with an honest server', () => {
  test('nobody joins by the link any more, and no profile is left behind', async () => {
    const { invitation, link, expires } = await invite();
    expect(await listed(invitation)).toMatchObject({ link, expires, position: 'Prosecutor', withdrawn: null });
    expect(await ogulnar.kopri.enrolment.withdraw(invitation)).toMatchObject({
      link: null,
      withdrawn: { isAtServer: true, asked: [] },
    });
    await expect(asks(link, 'Finder')).rejects.toMatchObject({ code: 'invitation-withdrawn' });
  });

  test('who had asked is named, is admitted by no mistake, and is told that it is over', async () => {
    const { invitation, link } = await invite();
    const { device, request } = await asks(link, 'Gyzylgul Annaýewa');
    await ogulnar.kopri.enrolment.withdraw(invitation);
    expect(await listed(invitation)).toMatchObject({ withdrawn: { asked: [{ request, name: 'Gyzylgul Annaýewa' }] } });
    expect(await ogulnar.kopri.enrolment.requests()).toEqual([]);
    await expect(admit(request)).rejects.toMatchObject({ code: 'invitation-withdrawn' });
    await device.kopri.sync();
    expect((await device.kopri.status()).state).toBe('refused');
  });

  test('the same again is the same; a used link and one of somebody else are refused by name', async () => {
    const { invitation } = await invite();
    const first = await ogulnar.kopri.enrolment.withdraw(invitation);
    expect(await ogulnar.kopri.enrolment.withdraw(invitation)).toEqual(first);
    const used = await invite();
    const { request } = await asks(used.link, 'Merdan Orazow');
    await admit(request);
    expect(await listed(used.invitation)).toBeUndefined();
    const refused = (by: TestDevice, which: InvitationId) =>
      by.kopri.enrolment.withdraw(which).catch(({ code }: AppError) => code);
    expect(await refused(ogulnar, used.invitation)).toBe('invitation-used');
    expect(await refused(ogulnar, newId('invitation', randomBytes))).toBe('invitation-unknown');
    expect(await maral.kopri.enrolment.invitations()).toEqual([]);
    expect(await refused(maral, (await invite()).invitation)).toBe('invitation-unknown');
  });

  test('an older copy of the device, which still has the secret, admits nobody by it', async () => {
    const { invitation, link } = await invite();
    const { request } = await asks(link, 'Early');
    const older = ogulnar.snapshot();
    const brought = await requestsBrought();
    await ogulnar.kopri.enrolment.withdraw(invitation);
    ogulnar.restore(older);
    await ogulnar.restart();
    ogulnar.mischief.openRequests = async () => brought;
    expect((await listed(invitation))?.withdrawn).toBeNull();
    await expect(admit(request)).rejects.toMatchObject({ code: 'invitation-withdrawn' });
    await ogulnar.kopri.enrolment.withdraw(invitation);
  });
});

describe('Mallory takes the withdrawal and does nothing', () => {
  test('a request that came before it is shown to nobody and admitted by nobody, also after a restart (T2)', async () => {
    const { invitation, link } = await invite();
    const { request } = await asks(link, 'Thief');
    ogulnar.mischief.withdrawInvitation = async () => undefined;
    await ogulnar.kopri.enrolment.withdraw(invitation);
    await ogulnar.restart();
    expect(await ogulnar.kopri.enrolment.requests()).toEqual([]);
    expect(await admit('all')).toEqual([]);
    await expect(admit(request)).rejects.toMatchObject({ code: 'invitation-withdrawn' });
  });

  test('one made after it, which she lets through, answers no link of this device (T2)', async () => {
    const { invitation, link } = await invite();
    ogulnar.mischief.withdrawInvitation = async () => undefined;
    await ogulnar.kopri.enrolment.withdraw(invitation);
    const { request } = await asks(link, 'Later Thief');
    expect(await ogulnar.kopri.enrolment.requests()).toEqual([]);
    await expect(admit(request)).rejects.toMatchObject({ code: 'request-unknown' });
  });

  test('she brings back a request whose link was refused: it answers no link any more (T2)', async () => {
    const { invitation, link } = await invite();
    const { request } = await asks(link, 'Stranger');
    const brought = await requestsBrought();
    expect((await ogulnar.kopri.enrolment.requests()).map((one) => one.request)).toEqual([request]);
    await ogulnar.kopri.enrolment.refuse(request, 'Nobody knows this person');
    ogulnar.mischief.openRequests = async () => brought;
    expect(await ogulnar.kopri.enrolment.requests()).toEqual([]);
    expect(await listed(invitation)).toBeUndefined();
  });
});

test('without a server the device does its part at once, and tells the server when it is back', async () => {
  const { invitation, link } = await invite();
  ogulnar.mischief.withdrawInvitation = async () => {
    throw new AppError('server-unreachable');
  };
  expect(await ogulnar.kopri.enrolment.withdraw(invitation)).toMatchObject({
    link: null,
    withdrawn: { isAtServer: false },
  });
  await ogulnar.restart();
  delete ogulnar.mischief.withdrawInvitation;
  await ogulnar.kopri.sync();
  expect(await listed(invitation)).toMatchObject({ withdrawn: { isAtServer: true } });
  await expect(asks(link, 'Late')).rejects.toMatchObject({ code: 'invitation-withdrawn' });
});
