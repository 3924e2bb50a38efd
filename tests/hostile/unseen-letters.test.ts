/** Mallory has a link of her own and wants to be taken for a colleague: the same letters, and between them what nobody sees. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeCbor, joinRequestCodec, parseInvitationLink, type SubmittedRequest } from '@kopri/protocol';
import { join } from '@kopri/client';
import { macJoinRequest } from '@kopri/crypto/sealed';
import { TestNetwork, type TestDevice } from '../../libs/testing/test-network.js';

let network: TestNetwork;
let ogulnar: TestDevice;

beforeAll(async () => {
  network = await TestNetwork.start();
  ogulnar = await network.correspondent('Ogulnar Ataýewa', 'TM', 'tm-gpo');
});
afterAll(() => network.stop());

test('a name with a sign nobody sees is refused by the server, and by the correspondent where Mallory holds it (T2)', async () => {
  const { link } = await ogulnar.kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner' });
  const mallory = network.device('Mallory');
  let refusal: unknown;
  let forged: SubmittedRequest | undefined;
  mallory.mischief.submitRequest = async (honest, own) => {
    forged = renamed(own, link, 'Merdan\u200b Saparow');
    refusal = await honest.submitRequest(forged).catch((error: unknown) => error);
    await honest.submitRequest(own);
  };
  const { request } = await join(mallory.parts(), { link, name: 'Mallory' });
  expect(refusal).toMatchObject({ code: 'malformed' });
  ogulnar.mischief.openRequests = async () => (forged === undefined ? [] : [forged]);
  expect(await ogulnar.kopri.enrolment.requests()).toEqual([]);
  expect(await ogulnar.kopri.enrolment.admit('all')).toEqual([]);
  ogulnar.mischief.openRequests = (honest) => honest.openRequests();
  expect(await ogulnar.kopri.enrolment.requests()).toMatchObject([{ request, name: 'Mallory', alarm: false }]);
});

test('nor does this client ask under one: it says which field', async () => {
  const { link } = await ogulnar.kopri.enrolment.invite({ country: 'TM', authority: 'tm-gpo', role: 'practitioner' });
  for (const person of [{ name: 'Merdan\u2060 Saparow' }, { name: 'Merdan', nameLocal: 'Мердан\u00ad Сапаров' }])
    await expect(join(network.device('Careless').parts(), { link, ...person })).rejects.toMatchObject({
      code: 'malformed',
      detail: 'name',
    });
});

/** The same request under another name, by a client that checks nothing; whoever has the link can make its MAC. */
function renamed({ request }: SubmittedRequest, text: string, name: string): SubmittedRequest {
  const { secret, network: of } = parseInvitationLink(text).link;
  const bytes = encodeCbor({ ...joinRequestCodec.parse(request), person: { name } });
  return { request: bytes, mac: macJoinRequest({ secret, network: of, request: bytes }) };
}
