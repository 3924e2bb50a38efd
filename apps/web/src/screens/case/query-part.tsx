/** What is asked: the facts in the asker's words, then every field that was filled. */
import { Pairs } from '../../ui/facts.js';
import { Fold } from '../../ui/fold.js';
import { Section } from '../../ui/group.js';
import { Note } from '../../ui/note.js';
import { StateDisc } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { documentFields } from './document-fields.js';
import type { CaseFile } from './use-case.js';

export function QueryPart({ file: { view } }: { readonly file: CaseFile }) {
  const speaker = useSpeaker();
  const { text, words } = speaker;
  const facts = view.document['factsSummary'];
  const fields = documentFields(view.document, speaker);
  const nature = view.document['nature'];
  return (
    <Section title={text('case.query')} marks={<QueryState state={view.state} />}>
      <div class="stack">
        <p class="small">{kindOf()}</p>
        {paragraphs(facts).map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </div>
      {fields.length > 0 && (
        <Fold summary={text('case.more-fields', { n: fields.length })}>
          <div class="folds">
            <Pairs
              facts={fields.map(({ key, label, lines }) => ({
                label,
                children: lines.map((line) => (
                  <span class="side" key={`${key} ${line}`}>
                    {line}
                  </span>
                )),
              }))}
            />
          </div>
        </Fold>
      )}
      {view.referenceClash && <Note tone="soon">{text('case.reference-clash', { query: view.query })}</Note>}
      {view.warnings.map(({ code, path }) => (
        <Note key={`${code} ${path}`} tone="soon">
          {words('warningCodes', code)}
        </Note>
      ))}
    </Section>
  );

  function kindOf(): string {
    const form = text('case.form', { code: view.type, words: words('queryTypes', view.type) });
    return typeof nature === 'string' ? `${form} · ${words('channelNatures', nature)}` : form;
  }
}

function QueryState({ state }: { state: CaseFile['view']['state'] }) {
  const { text, words } = useSpeaker();
  if (state === 'queued' || state === 'held') return <StateDisc state="draft">{text('case.waits-here')}</StateDisc>;
  return <StateDisc state={state}>{words('queryStates', state)}</StateDisc>;
}

const paragraphs = (value: unknown): readonly string[] =>
  typeof value === 'string' ? value.split('\n').filter((line) => line.trim() !== '') : [];
