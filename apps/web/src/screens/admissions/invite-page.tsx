/** Inviting: role, country, authority, position; then a link is made. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Status } from '@kopri/client';
import { isAppError, type AppError } from '@kopri/protocol';
import { useKopri } from '../../core/core-context.js';
import { goTo, pathTo } from '../../router.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { Button, ButtonLink } from '../../ui/button.js';
import { focusFirstFault } from '../../ui/field.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { useDraft } from '../case/use-draft.js';
import { InviteFields } from './invite-fields.js';
import { inviteFaults, offerOf, readInvite } from './invite-form.js';

export function InvitePage({ own }: { readonly own: Status }) {
  const { text } = useSpeaker();
  const kopri = useKopri();
  const draft = useDraft('admissions.invite', (kept) => readInvite(kept, own));
  const [isJudged, setJudged] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [error, setError] = useState<AppError | undefined>(undefined);
  const shown = useRef<HTMLFormElement>(null);
  const form = draft.value;
  const faults = isJudged && form !== undefined ? inviteFaults(form) : [];
  useEffect(() => {
    if (isJudged) focusFirstFault(shown.current ?? undefined);
  }, [isJudged]);
  const make = async (): Promise<void> => {
    if (form === undefined || isMaking) return;
    setMaking(true);
    setError(undefined);
    try {
      const made = await kopri.enrolment.invite(offerOf(form));
      draft.drop();
      goTo('admissions', 'link', made.invitation);
    } catch (failure) {
      if (!isAppError(failure)) throw failure;
      setError(failure);
    } finally {
      setMaking(false);
    }
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    if (form === undefined) return;
    if (inviteFaults(form).length === 0) return void make();
    setJudged(true);
    if (isJudged) focusFirstFault(shown.current ?? undefined);
  };
  return (
    <Page>
      <Crumb
        back={{ href: pathTo('admissions'), words: text('correspondent.title') }}
        here={text('correspondent.invite-title')}
      />
      <PageHead title={text('correspondent.invite-title')} says={text('correspondent.invite-says')} />
      {form && (
        <form class="form narrow" ref={shown} noValidate onSubmit={onSubmit}>
          <InviteFields own={own} form={form} faults={faults} onForm={draft.set} />
          {error && <FaultNote error={error} />}
          <div class="acts">
            <Button kind="go" submit>
              {text('correspondent.make-link')}
            </Button>
            <ButtonLink kind="quiet" href={pathTo('admissions')}>
              {text('shell.cancel')}
            </ButtonLink>
          </div>
        </form>
      )}
    </Page>
  );
}
