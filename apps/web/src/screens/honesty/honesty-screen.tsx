/** What the server sees, and what cannot be promised. */
import { pathTo } from '../../router.js';
import type { ScreenProps } from '../../screen.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { useSpeaker } from '../../ui/speaker.js';
import { HonestText } from './honest-text.js';
import { pages } from './sections.js';

export function HonestyScreen({ at: [part] }: ScreenProps) {
  const { text } = useSpeaker();
  const page = part === 'limits' ? 'limits' : 'server';
  const other = page === 'limits' ? 'server' : 'limits';
  const title = text(pages[page].title);
  return (
    <Page>
      <Crumb back={{ href: pathTo('settings'), words: text('settings.title') }} here={title} />
      <PageHead title={title} says={text(pages[page].says)} />
      <HonestText page={page} />
      <p class="gap-3">
        <a href={pathTo('honesty', other)}>{text(pages[other].title)}</a>
      </p>
    </Page>
  );
}
