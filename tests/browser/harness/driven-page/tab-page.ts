/** The client of a tab for a test that drives it from outside: the worker, its locks and its store are the product's own. */
import { isAppError } from '@kopri/protocol';
import { startCore } from '../../../../apps/web/src/core/core.js';
import type { Notice } from '../../../../apps/web/src/core/wire.js';

const core = startCore();
const heard: Notice[] = [];
core.listen((notice) => heard.push(notice));

/** `queries.list`, `session.join`; what it throws comes back as its code. */
async function call(method: string, ...args: readonly unknown[]): Promise<unknown> {
  const [group = '', name] = method.split('.');
  const part = Reflect.get(group === 'session' ? core : core.kopri, group) as Record<string, unknown>;
  const called = (name === undefined ? part : part[name]) as (...all: readonly unknown[]) => Promise<unknown>;
  try {
    return { ok: true, value: await called(...args) };
  } catch (error) {
    return { ok: false, code: isAppError(error) ? error.code : String(error) };
  }
}

/** A form that is kept at a lock, and never before. */
function type(key: string, value: unknown): void {
  core.beforeLeaving(() => core.kopri.drafts.keep(key, value));
}

Object.assign(globalThis, { call, heard, type, session: () => core.current.state });
