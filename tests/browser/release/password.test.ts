/** A server can have a browser ask for a name and a password, in a window of the browser’s own. Of ours it cannot. */
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodeInvitationLink } from '@kopri/protocol';
import { filled, sampleIds } from '../../../libs/protocol/testing/samples.js';
import { describeInBrowser, TestBrowser } from '../harness/browser.js';
import { DrivenTab, drivenPage } from '../harness/driven-tab.js';
import { builtPage, startWebServer, type WebServer } from '../harness/web-server.js';
import { Mallory, type Answer } from './mallory.js';

describeInBrowser('a server that asks for a password as web sites do', () => {
  let webDir: string;
  let server: WebServer;
  let mallory: Mallory;
  let browser: TestBrowser;

  beforeAll(async () => {
    webDir = await builtPage(drivenPage);
    server = await startWebServer({ webDir });
    mallory = await Mallory.before(server.url);
    browser = await TestBrowser.launch();
  });

  afterAll(async () => {
    await browser?.close();
    await mallory?.stop();
    await server?.stop();
    await rm(webDir, { recursive: true });
  });

  test('gets its error at once: a browser that asked would wait for the person', async () => {
    const page = await browser.context.newPage();
    await page.goto(mallory.url);
    mallory.changes.set('/api/network', askingForPassword);
    const link = encodeInvitationLink(mallory.url, {
      version: 1,
      network: filled(32, 1),
      invitation: sampleIds.invitation,
      secret: filled(16, 2),
      role: 'practitioner',
      country: 'TM',
      authority: 'tm-gpo',
    });
    const joining = new DrivenTab(page).session.join({
      secret: { kind: 'passphrase', passphrase: 'a good long passphrase' },
      link,
      name: 'Elif',
    });
    await expect(joining).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('gets it at once of the upload of a file too', async () => {
    const page = await browser.context.newPage();
    await page.goto(mallory.url);
    const { blob, channel } = sampleIds;
    for (const path of ['/api/blobs', `/api/blobs/${blob}`]) mallory.changes.set(path, askingForPassword);
    expect(await new DrivenTab(page).upload({ blob, channel })).toBe('not-signed-in');
  });
});

const askingForPassword = (): Answer => ({
  status: 401,
  headers: { 'content-type': 'application/json', 'www-authenticate': 'Basic realm="passphrase"' },
  body: Buffer.from(JSON.stringify({ error: { code: 'not-signed-in' } })),
});
