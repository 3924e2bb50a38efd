/** `ask`: the drafts, or a new form where there are none; `ask/<draft>`: a form; `ask/parent/<query>`: asked anew. */
import { useEffect } from 'preact/hooks';
import type { Draft, QueryView } from '@kopri/client';
import { isId } from '@kopri/protocol';
import { useAsked, useKopri } from '../../core/core-context.js';
import type { Remote } from '../../core/wire.js';
import type { ScreenProps } from '../../screen.js';
import { pathTo } from '../../router.js';
import { Page } from '../../shell/page.js';
import '../../styles/screens/ask.css';
import { FaultNote } from '../case/fault-note.js';
import { AskEditor } from './ask-form.js';
import { askedAnew } from './asked-anew.js';
import { draftKey, formOf } from './draft-keeper.js';
import { DraftList } from './draft-list.js';
import { newQuery } from './form.js';

export function AskScreen({ at: [first, second] }: ScreenProps) {
  if (first === undefined) return <Begun />;
  if (first === 'parent' && second !== undefined) return <Anew reference={second} />;
  return isId('query', first) ? <AskEditor id={first} /> : <Fresh />;
}

/** In place of this address: the way back leads past it. */
const replaceWith = (id: string): void => location.replace(pathTo('ask', id));

function Fresh() {
  useEffect(() => replaceWith(newQuery()), []);
  return <Page>{null}</Page>;
}

function Begun() {
  const { value, again } = useAsked(begunDrafts, []);
  if (value === undefined) return <Page>{null}</Page>;
  return value.length === 0 ? <Fresh /> : <DraftList drafts={value} onChange={again} />;
}

/** A draft whose query is in a channel has done its work. */
async function begunDrafts(kopri: Remote): Promise<readonly Draft[]> {
  const [drafts, entries, outbox] = await Promise.all([kopri.drafts.list(), kopri.queries.list(), kopri.outbox.list()]);
  const held = new Set(outbox.filter(({ state }) => state === 'held').map(({ query }) => query));
  const sent = new Set(entries.map(({ query }) => query).filter((query) => !held.has(query)));
  const asked = drafts.filter(({ key }) => key.startsWith(draftKey('')));
  const done = asked.filter(({ value }) => sent.has(formOf(value).query));
  await Promise.all(done.map(({ key }) => kopri.drafts.drop(key)));
  return asked.filter((draft) => !done.includes(draft));
}

function Anew({ reference }: { reference: string }) {
  const kopri = useKopri();
  const { value, error } = useAsked((asked) => asked.queries.show(reference), [reference]);
  useEffect(() => {
    if (value !== undefined) void keepAnew(kopri, value);
  }, [value?.query]);
  return <Page>{error && <FaultNote error={error} />}</Page>;
}

async function keepAnew(kopri: Remote, view: QueryView): Promise<void> {
  const id = newQuery();
  await kopri.drafts.keep(draftKey(id), { form: askedAnew(view), tab: '' });
  replaceWith(id);
}
