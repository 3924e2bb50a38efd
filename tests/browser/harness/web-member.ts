/** A member whose client is a browser: invited by another, joined through the entry screen, admitted. Language does not matter. */
import type { Page } from 'playwright-core';
import type { TestDevice, TestNetwork } from '../../../libs/testing/test-network.js';
import type { TestBrowser } from './browser.js';

export const PASSPHRASE = 'seven quiet bridges over one river';

export interface BrowserJoining {
  readonly network: TestNetwork;
  readonly browser: TestBrowser;
  /** Invites and admits; without one it is the secretariat. */
  readonly by?: TestDevice;
  readonly name: string;
  /** `practitioner` unless said. */
  readonly role?: string;
  /** Of the inviting member unless said. */
  readonly country?: string;
  readonly authority?: string;
  readonly passphrase?: string;
}

/** Resolves with the application open and the first screen shown. */
export async function joinInBrowser(joining: BrowserJoining): Promise<Page> {
  const by = joining.by ?? joining.network.secretariat;
  const { link, invitation } = await invite(by, joining);
  const page = await joining.browser.context.newPage();
  await page.goto(link);
  await askToJoin(page, joining);
  await admitWhenAsked(by, invitation);
  await page.waitForSelector('#main', { timeout: 60_000 });
  return page;
}

export async function invite(
  by: TestDevice,
  { role = 'practitioner', country, authority }: Pick<BrowserJoining, 'role' | 'country' | 'authority'> = {},
): Promise<{ readonly link: string; readonly invitation: string }> {
  const own = await by.kopri.status();
  const place = { country: country ?? own.country, authority: authority ?? own.authority };
  return by.kopri.enrolment.invite({
    role,
    ...(place.country === null ? {} : { country: place.country }),
    ...(place.authority === null ? {} : { authority: place.authority }),
  });
}

/** From the form of a link to the check number. */
export async function askToJoin(
  page: Page,
  { name, passphrase = PASSPHRASE }: { readonly name: string; readonly passphrase?: string },
): Promise<void> {
  await page.fill('input[autocomplete=name]', name);
  await page.fill('input[autocomplete=new-password]', passphrase);
  await page.click('button[type=submit]');
  await page.waitForSelector('.check', { timeout: 60_000 });
}

/** The check number as the inviting member sees it. */
export async function admitWhenAsked(by: TestDevice, invitation: string): Promise<string> {
  for (;;) {
    const request = (await by.kopri.enrolment.requests()).find((one) => one.invitation === invitation);
    if (request !== undefined) {
      await by.kopri.enrolment.admit(request.request);
      return request.check;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** On a page that shows the lock; resolves when the first screen is shown. */
export async function unlockInBrowser(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.fill('input[autocomplete=current-password]', passphrase);
  await page.click('button[type=submit]');
  await page.waitForSelector('#main', { timeout: 60_000 });
}

/** Before a page is opened: `askClient` then reaches the client of that page past its screens. */
export async function exposeClient(browser: TestBrowser): Promise<void> {
  await browser.context.addInitScript(() => {
    const Honest = window.Worker;
    window.Worker = class extends Honest {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        Reflect.set(window, 'clientOfTest', this);
      }
    };
  });
}

/** `askClient(page, 'drafts.list')`. Rejects with the code of the error. */
export function askClient<T>(page: Page, method: string, ...args: readonly unknown[]): Promise<T> {
  return page.evaluate(
    ([called, given]) =>
      new Promise<T>((resolve, reject) => {
        const worker = Reflect.get(window, 'clientOfTest') as Worker;
        const id = crypto.randomUUID();
        const onReply = ({ data }: MessageEvent): void => {
          if (data.id !== id) return;
          worker.removeEventListener('message', onReply);
          if (data.ok) resolve(data.value as T);
          else reject(new Error(data.error.code));
        };
        worker.addEventListener('message', onReply);
        worker.postMessage({ id, method: called, args: given });
      }),
    [method, args] as const,
  );
}
