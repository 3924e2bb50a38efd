/** What belongs to a device: its look, what it keeps, and how it leaves. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { checkNumber } from '@kopri/protocol';
import { english } from '@kopri/locale/english';
import type { Page } from 'playwright-core';
import { TestNetwork } from '../../libs/testing/test-network.js';
import { describeInBrowser, TestBrowser } from './harness/browser.js';
import { joinInBrowser, unlockInBrowser } from './harness/web-member.js';
import { builtWebClient } from './harness/web-server.js';

const PATIENCE_MS = 20_000;

describeInBrowser('settings', () => {
  let network: TestNetwork;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    network = await TestNetwork.start({ webDir: await builtWebClient() });
    const selin = await network.correspondent('Selin Aksoy', 'TR', 'tr-moj-dgfr');
    browser = await TestBrowser.launch();
    page = await joinInBrowser({ network, browser, by: selin, name: 'Elif Karaca', authority: 'tr-cpo' });
    page.setDefaultTimeout(PATIENCE_MS);
    await openSettings();
  });

  afterAll(async () => {
    await browser?.close();
    await network?.stop();
  });

  const openSettings = async (): Promise<void> => {
    await page.evaluate(() => (location.hash = '#/settings'));
    await page.waitForSelector('.settings');
  };

  const part = (title: string) => page.locator('.sec').filter({ has: page.getByRole('heading', { name: title }) });
  const choose = (name: string) => page.getByRole('radio', { name, exact: true }).check({ force: true });

  test('change the language of everything at once, without loading the page anew', async () => {
    await page.evaluate(() => Reflect.set(window, 'samePage', true));
    await choose('Русский');
    await page.getByRole('heading', { level: 1, name: 'Настройки' }).waitFor();
    expect(await page.evaluate(() => [document.documentElement.lang, Reflect.get(window, 'samePage')])).toEqual([
      'ru',
      true,
    ]);
    await choose('English');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  });

  test('change theme and density at once, and keep them', async () => {
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await choose('light');
    const light = await ground();
    await choose('dark');
    expect(await ground()).not.toBe(light);
    await choose('close');
    const { theme, density } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
    expect([theme, density]).toEqual(['dark', 'compact']);
    await page.reload();
    await unlockInBrowser(page);
    await openSettings();
    expect(await page.getByRole('radio', { name: 'dark' }).isChecked()).toBe(true);
  });

  test('switch single letters off', async () => {
    await page.getByRole('checkbox', { name: /Single letters/ }).uncheck({ force: true });
    expect(await page.evaluate(() => localStorage.getItem('kopri.letterKeys'))).toBe('off');
  });

  test('show the devices, this one marked, and say what removing it does', async () => {
    const devices = part('Devices');
    expect(await devices.getByRole('row').count()).toBe(2);
    expect(await devices.innerText()).toMatch(/this device/);
    await devices.getByRole('button', { name: /Remove/ }).click();
    expect(await page.innerText('dialog')).toMatch(/You are working on this device/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  });

  test('say how much is in use, and whether the browser keeps it', async () => {
    const storage = await part('Storage on this device').innerText();
    expect(storage).toMatch(/[\d.,]+ (kB|MB|GB) in use/);
    expect(storage).toMatch(/has promised|has not promised/);
  });

  test('look at seven things and say each in words', async () => {
    await page.getByRole('button', { name: 'Check now' }).click();
    const lines = part('Is everything in order?').locator('.lines li');
    await lines.nth(6).waitFor();
    expect(await lines.allInnerTexts()).toEqual([
      'The clock agrees with that of the server.',
      'The server answers.',
      'The directory is whole; each of its statements was checked here.',
      'No country confirms the directory independently yet.',
      'All channels are in order.',
      'Nothing has failed to be sent.',
      'What is kept here opens, and was sealed by this device.',
    ]);
  });

  test('name the running release by its day and a number that anybody can compute from what was signed', async () => {
    const { release } = (await (await fetch(`${network.url}/release.json`)).json()) as { release: string };
    const { sequence, version } = JSON.parse(release) as { sequence: number; version: string };
    const number = checkNumber(createHash('sha256').update(release).digest());
    const program = part('The program');
    await program.getByText(number).waitFor();
    const shown = await program.innerText();
    expect(shown).toContain(version);
    expect(shown).toContain(english.day(new Date(sequence * 1000).toISOString().slice(0, 10)));
    expect(shown).toContain('Have a colleague read theirs to you.');
  });

  test('lead to what the server sees and what cannot be promised', async () => {
    await page.getByRole('link', { name: 'What the server sees' }).click();
    await page.getByRole('heading', { level: 1, name: 'What the server sees' }).waitFor();
    expect(await page.locator('.known section').count()).toBe(8);
    await page.getByRole('link', { name: 'What we cannot promise' }).click();
    await page.getByText('Integrity is not admissibility').waitFor();
  });

  test('lock at once, and the same pages can be read outside', async () => {
    await openSettings();
    await page.getByRole('button', { name: /Lock now/ }).click();
    await page.waitForSelector('input[autocomplete=current-password]');
    await page.getByRole('button', { name: 'What we cannot promise' }).click();
    await page.locator('dialog').getByText('Integrity is not admissibility').waitFor();
    await page.keyboard.press('Escape');
    await unlockInBrowser(page);
  });

  test('remove the data of this device from the browser, and begin as if it had never been there', async () => {
    await openSettings();
    await page.getByRole('button', { name: /Remove this device/ }).click();
    expect(await page.innerText('dialog')).toMatch(/cannot read anything afterwards/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/Keep it/);
    await page.getByRole('button', { name: 'Remove the data' }).click();
    await page.getByRole('heading', { name: 'Join with your link' }).waitFor();
    expect(await page.getByText('This device is lost').count()).toBe(0);
  });
});
