/** Founded from the setup link; countries vouch for their people, who compare numbers. */
import { expect } from '@jest/globals';
import { cast, type CastMember } from '../../scenarios/cast.js';
import { PASSPHRASE } from '../harness/web-member.js';
import { beginning, byRole } from './hands.js';
import { inside, type Sitter, type Stage } from './stage.js';

export async function foundNetwork(stage: Stage): Promise<Sitter> {
  const { say, server } = stage;
  const secretariat = await stage.sit('secretariat', `${server.url}/#setup=${server.setupToken}`);
  const { hands } = secretariat;
  await hands.write(say.text('start.name'), cast.secretariat.name);
  await hands.write(say.text('start.passphrase'), PASSPHRASE);
  await hands.press(say.text('start.found'));
  await inside(secretariat);
  return secretariat;
}

export async function openAdmissions({ say }: Stage, { hands, page }: Sitter): Promise<void> {
  await hands.follow(beginning(say.text('shell.admissions')), { within: say.text('shell.sections'), keys: 'g a' });
  await page.getByRole('heading', { level: 1, name: say.text('correspondent.title') }).waitFor();
}

/** The link as it stands on the sheet. `country`: by the secretariat only, for a correspondent. */
export async function makeLink(
  stage: Stage,
  by: Sitter,
  { authority, country }: { readonly authority: string; readonly country?: string },
): Promise<string> {
  const { say } = stage;
  const { hands, page } = by;
  await openAdmissions(stage, by);
  await hands.follow(say.text('correspondent.invite'), { keys: 'i' });
  await page.getByRole('heading', { level: 1, name: say.text('correspondent.invite-title') }).waitFor();
  if (country !== undefined) await hands.select(say.text('correspondent.country'), say.country(country));
  await hands.choose(say.text('correspondent.authority'), say.authority(authority));
  await hands.press(say.text('correspondent.make-link'));
  const groups = page.locator('.sheet .groups');
  await groups.waitFor();
  return (await groups.textContent()) ?? '';
}

/** Opens the link in a browser of their own and asks to join; ends at the check number. */
export async function askToJoin(stage: Stage, link: string, { short, name }: CastMember): Promise<Sitter> {
  const { say } = stage;
  const sitter = await stage.sit(short, link);
  const { hands, page } = sitter;
  await hands.write(say.text('start.name'), name);
  await hands.write(say.text('start.passphrase'), PASSPHRASE);
  await hands.press(say.text('start.join'));
  await page.locator('.check').waitFor();
  return sitter;
}

export const checkShown = async ({ page }: Sitter): Promise<string> =>
  (await page.locator('.check li').allInnerTexts()).join(' ');

/** Only after both see the same number. */
export async function admit(
  stage: Stage,
  by: Sitter,
  { name, check }: { readonly name: string; readonly check: unknown },
): Promise<void> {
  const { say } = stage;
  const { hands, page } = by;
  await openAdmissions(stage, by);
  const within = beginning(name);
  const card = byRole(page, 'article', within);
  await card.waitFor();
  expect((await card.locator('.five li').allInnerTexts()).join(' ')).toBe(check);
  await hands.tick(say.text('correspondent.compared'), { within });
  await hands.press(say.text('correspondent.admit'), { within });
  await card.waitFor({ state: 'detached' });
}
