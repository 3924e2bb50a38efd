/** A link that was made: to copy, or to print as a sheet in the language of whoever gets it. */
import { useState } from 'preact/hooks';
import type { InvitationView } from '@kopri/client';
import { languages, type Language } from '@kopri/locale';
import { useAsked } from '../../core/core-context.js';
import { useOverview } from '../../inside/overview.js';
import { useLanguage } from '../../language.js';
import { pathTo } from '../../router.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { Acts, Button, ButtonLink } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { Chips } from '../../ui/choices.js';
import { SpeakerContext, useSpeaker } from '../../ui/speaker.js';
import { InvitationSheet } from './invitation-sheet.js';
import { useSpeakerOf } from './use-speaker-of.js';
import { useWhom } from './whom.js';

const offered = Object.entries(languages).map(([value, words]) => ({ value: value as Language, words }));

export function LinkPage({ invitation }: { readonly invitation: string }) {
  const { text } = useSpeaker();
  const whom = useWhom();
  const { value } = useAsked((kopri) => kopri.enrolment.invitations(), []);
  const made = value?.find((one) => one.invitation === invitation && one.link !== null);
  const link = made?.link;
  return (
    <Page>
      <div class="no-print">
        <Crumb
          back={{ href: pathTo('admissions'), words: text('correspondent.title') }}
          here={text('correspondent.link-title')}
        />
        <PageHead
          title={text('correspondent.link-title')}
          says={made && `${whom(made)}. ${text('correspondent.link-says')}`}
        />
      </div>
      {made && link && <Sheet made={made} link={link} />}
      {value !== undefined && made === undefined && (
        <Empty
          title={text('correspondent.link-gone')}
          act={
            <ButtonLink kind="go" href={pathTo('admissions', 'invite')}>
              {text('correspondent.invite')}
            </ButtonLink>
          }
        >
          {text('correspondent.link-gone-says')}
        </Empty>
      )}
    </Page>
  );
}

function Sheet({ made, link }: { readonly made: InvitationView; readonly link: string }) {
  const { text } = useSpeaker();
  const { language: first } = useLanguage();
  const { people, me } = useOverview();
  const [language, setLanguage] = useState<Language>(first);
  const [copied, setCopied] = useState<boolean | undefined>(undefined);
  const speaker = useSpeakerOf(language);
  const copy = (): void => {
    navigator.clipboard.writeText(link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <>
      <div class="form no-print">
        <Acts>
          <Button kind="go" onPress={copy}>
            {text('correspondent.copy')}
          </Button>
          <Button onPress={() => print()}>{text('correspondent.print')}</Button>
          <span role="status" class="small">
            {copied === true && text('correspondent.copied')}
            {copied === false && text('correspondent.not-copied')}
          </span>
        </Acts>
        <Chips label={text('correspondent.sheet-language')} choices={offered} value={language} onValue={setLanguage} />
      </div>
      {speaker && (
        <SpeakerContext.Provider value={speaker}>
          <InvitationSheet made={made} link={link} inviter={speaker.person(me && people.get(me))} />
        </SpeakerContext.Provider>
      )}
    </>
  );
}
