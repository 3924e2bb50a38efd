/** The case as a court paper: on every printed page its reference and handling, at its foot who printed it and when. */
import type { ComponentChildren } from 'preact';
import { Handling } from '../../ui/marks.js';
import { useSpeaker } from '../../ui/speaker.js';
import { clocksOf, useNow } from './due.js';
import type { CaseFile } from './use-case.js';

export function Paper({ file: { view, people, me }, children }: { file: CaseFile; children: ComponentChildren }) {
  const { text, words, dayTime, person } = useSpeaker();
  const now = useNow();
  const { code } = view.handling;
  return (
    <table class="paper" role="presentation">
      <thead class="paper-head" aria-hidden="true">
        <tr>
          <td>
            <div class="line">
              <span>{view.reference ?? view.query}</span>
              <span>
                <Handling code={code}>{words('handlingCodes', code)}</Handling>
              </span>
            </div>
          </td>
        </tr>
      </thead>
      <tfoot class="paper-foot" aria-hidden="true">
        <tr>
          <td>
            <div class="line">
              <span>
                {text('case.printed', { name: person(people.get(me)), date: dayTime(now, clocksOf(view).own) })}
              </span>
              <span>{view.query}</span>
            </div>
          </td>
        </tr>
      </tfoot>
      <tbody>
        <tr>
          <td>{children}</td>
        </tr>
      </tbody>
    </table>
  );
}
