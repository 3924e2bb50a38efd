/** Sees everything that a browser would tell its owner's neighbours and its developers: addresses, titles, complaints. */
import type { BrowserContext, Response } from 'playwright-core';

/** The header names features that Chromium has on other systems only. */
const NOT_HERE = /Permissions-Policy header: Unrecognized feature/;
const OUTAGE = /net::ERR_|WebSocket/;

const BINDING = 'toldToStory';

type Told = readonly ['title' | 'violation', string];

/** Before the first byte of a file the client asks how much of it is there already. */
const isNewBlob = (response: Response): boolean =>
  response.status() === 404 && response.request().method() === 'HEAD' && response.url().includes('/api/blobs/');

export class Watch {
  readonly addresses = new Set<string>();
  readonly titles = new Set<string>();
  readonly complaints: string[] = [];
  private isDown = false;

  async over(context: BrowserContext, who: string): Promise<void> {
    const complain = (what: string): void => void this.complaints.push(`${who}: ${what}`);
    await context.exposeBinding(BINDING, (_, [kind, words]: Told) =>
      kind === 'title' ? void this.titles.add(words) : complain(words),
    );
    await context.addInitScript(tellStory, BINDING);
    context.on('page', (page) => page.on('framenavigated', (frame) => this.addresses.add(frame.url())));
    context.on('weberror', (error) => complain(String(error.error())));
    context.on('console', (message) => {
      const isPlanned = NOT_HERE.test(message.text()) || (this.isDown && OUTAGE.test(message.text()));
      if (['error', 'warning'].includes(message.type()) && !isPlanned) complain(message.text());
    });
    context.on('requestfailed', (request) => {
      const isOfLeaving = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (!this.isDown && !isOfLeaving) complain(`${request.failure()?.errorText} ${request.url()}`);
    });
    context.on('response', (response) => {
      const isPlanned = isNewBlob(response) || (this.isDown && response.status() === 503);
      if (response.status() >= 400 && !isPlanned) complain(`${response.status()} ${response.url()}`);
    });
  }

  /** While it runs the server is away, and requests fail as planned. */
  async duringOutage(outage: () => Promise<void>): Promise<void> {
    this.isDown = true;
    await outage().finally(() => (this.isDown = false));
  }
}

function tellStory(binding: string): void {
  const tell = (...told: Told): void => (Reflect.get(window, binding) as (told: Told) => void)(told);
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    tell('violation', `${violatedDirective} ${blockedURI}`),
  );
  let shown = '';
  const onChange = (): void => {
    if (document.title === shown) return;
    shown = document.title;
    tell('title', shown);
  };
  new MutationObserver(onChange).observe(document, { subtree: true, childList: true, characterData: true });
}
