/** A query as its readers will see it: codes in their language, what the asker wrote as it is. */
import { Pairs } from '../../ui/facts.js';
import { Handling, Urgency } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { documentFields } from '../case/document-fields.js';
import { useAsking } from './asking.js';
import { Clocks } from './beside.js';
import { dueOf } from './due.js';
import { documentOf, withWhy } from './form.js';

export function ReadBack() {
  const speaker = useSpeaker();
  const { text, words, language, country } = speaker;
  const { form, nowMs, ownCountry } = useAsking();
  const due = dueOf(form, nowMs);
  const asked = form.questions.filter(({ text: line }) => line.trim() !== '');
  return (
    <article class="card read-back" lang={language} data-read={language}>
      <h2 class="name">{form.title.trim() || (form.type && words('queryTypes', form.type))}</h2>
      <p class="small">
        {form.type && text('ask.kind-line', { code: form.type, words: words('queryTypes', form.type) })} ·{' '}
        {text('ask.from-country', { country: country(ownCountry) })}
      </p>
      <p class="marks">
        {form.urgency && <Urgency code={form.urgency} words={words('urgencies', form.urgency)} />}
        {form.handling && (
          <span>
            <Handling code={form.handling}>{words('handlingCodes', form.handling)}</Handling>
          </span>
        )}
      </p>
      {form.caveats.length > 0 && <p class="small">{speaker.list(form.caveats.map((it) => words('caveats', it)))}</p>}
      {due && (
        <>
          <h3>{text('ask.answer-by')}</h3>
          <Clocks at={due.answer} />
        </>
      )}
      {form.urgencyReason.trim() !== '' && (
        <>
          <h3>{text('ask.urgency-reason')}</h3>
          <p class="said">{withWhy(form.urgencyReason, form.why['urgencyReason'])}</p>
        </>
      )}
      <h3>{text('ask.facts')}</h3>
      <p class="said">{withWhy(form.facts, form.why['facts'])}</p>
      {asked.length > 0 && (
        <>
          <h3>{text('ask.questions')}</h3>
          <ol class="numbered">
            {asked.map(({ id, text: line }) => (
              <li class="said" key={id}>
                {withWhy(line, form.why[id])}
              </li>
            ))}
          </ol>
        </>
      )}
      <Pairs
        facts={documentFields(documentOf(form), speaker).map(({ key, label, lines }) => ({
          label,
          children: lines.map((line) => (
            <span class="block-line" key={`${key} ${line}`}>
              {line}
            </span>
          )),
        }))}
      />
    </article>
  );
}
