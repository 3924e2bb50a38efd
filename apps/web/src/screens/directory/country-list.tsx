/** All countries, each with its clock. */
import { countries } from '@kopri/protocol';
import { useAsked } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { Page } from '../../shell/page.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { useRovingRows } from '../../ui/use-roving-rows.js';
import { useSpeaker } from '../../ui/speaker.js';
import { PresenceLegend, PresenceMark } from './presence-mark.js';
import { useNow } from './use-now.js';

export function CountryList() {
  const { text, country } = useSpeaker();
  const nowMs = useNow();
  const { value } = useAsked((kopri) => kopri.directory.list(), []);
  const rows = useRovingRows<HTMLUListElement>();
  const inPost = (code: string): number =>
    value?.members.filter((member) => member.country === code && member.state !== 'removed').length ?? 0;
  return (
    <Page>
      <Crumb back={{ href: pathTo('directory'), words: text('shell.directory') }} here={text('directory.countries')} />
      <PageHead title={text('directory.countries')} says={text('directory.countries-says')} />
      <ul class="res countries" ref={rows}>
        {countries.map(({ code, member }) => (
          <li key={code}>
            <a href={pathTo('directory', 'country', code)} data-row="">
              <span class="n">{country(code)}</span>
              <PresenceMark country={code} nowMs={nowMs} />
              <span class="small">
                {text('directory.members', { n: inPost(code) })}
                {!member && ` · ${text('directory.partner')}`}
              </span>
            </a>
          </li>
        ))}
      </ul>
      <PresenceLegend />
    </Page>
  );
}
