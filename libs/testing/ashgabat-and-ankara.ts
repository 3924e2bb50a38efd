/** The cast most stories need: a correspondent each, three practitioners, everybody up to date. */
import { settle, TestNetwork, type TestDevice } from './test-network.js';

export interface AshgabatAndAnkara {
  readonly network: TestNetwork;
  readonly ogulnar: TestDevice;
  readonly deniz: TestDevice;
  readonly gyzylgul: TestDevice;
  readonly merdan: TestDevice;
  readonly elif: TestDevice;
}

export async function ashgabatAndAnkara(): Promise<AshgabatAndAnkara> {
  const network = await TestNetwork.start();
  const ogulnar = await network.correspondent('Ogulnar Ataýewa', 'TM', 'tm-gpo');
  const deniz = await network.correspondent('Deniz Aksoy', 'TR', 'tr-moj-dgfr');
  const gyzylgul = await network.practitioner(ogulnar, 'Gyzylgul Berdiýewa', 'TM', 'tm-gpo');
  const merdan = await network.practitioner(ogulnar, 'Merdan Orazow', 'TM', 'tm-mia');
  const elif = await network.practitioner(deniz, 'Elif Kaya', 'TR', 'tr-cpo');
  await settle(ogulnar, gyzylgul, merdan, elif);
  return { network, ogulnar, deniz, gyzylgul, merdan, elif };
}
