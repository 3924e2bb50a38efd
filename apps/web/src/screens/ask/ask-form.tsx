/** One query being written: the step that is open, what stands beside it, and the bar that goes on and sends. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useAsked } from '../../core/core-context.js';
import { pathTo } from '../../router.js';
import { Crumb, PageHead } from '../../shell/page-head.js';
import { Page } from '../../shell/page.js';
import { focusFirstFault } from '../../ui/field.js';
import { Note } from '../../ui/note.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useNow } from '../directory/use-now.js';
import { FaultNote } from '../case/fault-note.js';
import { AskBar } from './ask-bar.js';
import { AskingContext, type Asking } from './asking.js';
import { Beside } from './beside.js';
import type { AskForm } from './form.js';
import { CHECK, stepOf, steps } from './places.js';
import { StepCheck } from './step-check.js';
import { StepHandling } from './step-handling.js';
import { StepList } from './step-list.js';
import { StepSituation } from './step-situation.js';
import { StepTo } from './step-to.js';
import { StepWhat } from './step-what.js';
import { useAskDraft, type AskDraft } from './use-ask-draft.js';
import { useAskSending } from './use-ask-sending.js';
import { useCheck } from './use-check.js';
import { stepTitles } from './wording.js';

const bodies = [StepTo, StepWhat, StepSituation, StepHandling, StepCheck] as const;

export function AskEditor({ id }: { readonly id: string }) {
  const draft = useAskDraft(id);
  return draft.form === undefined ? <Page>{null}</Page> : <Opened form={draft.form} draft={draft} />;
}

function Opened({ form, draft }: { form: AskForm; draft: AskDraft }) {
  const { text } = useSpeaker();
  const sending = useAskSending(form.query, draft);
  const { asking, focusFault } = useAskingNow(form, draft);
  const { check } = asking;
  const next = async (): Promise<void> => {
    const faults = await check.reveal((path) => stepOf(path) === form.step);
    if (faults.length === 0) asking.goToStep(form.step + 1);
    else focusFault();
  };
  const send = async (): Promise<void> => {
    const faults = await check.reveal(() => true);
    if (faults.length === 0) sending.send(form);
  };
  const lead = (): void => {
    const first = check.shown.toSorted((a, b) => stepOf(a.path) - stepOf(b.path))[0];
    if (first === undefined || stepOf(first.path) === form.step) focusFault();
    else asking.goToStep(stepOf(first.path), 'fault');
  };
  const Body = bodies[form.step] ?? StepTo;
  return (
    <AskingContext.Provider value={asking}>
      <Page foot={<AskBar sending={sending} onNext={() => void next()} onSend={() => void send()} onLead={lead} />}>
        <AskHead form={form} isKept={draft.isKept} />
        <StepList />
        {draft.isCopied && <Note tone="soon">{text('ask.copied')}</Note>}
        {sending.failed && <FaultNote error={sending.failed} />}
        <div class={form.step === CHECK ? 'ask-body' : 'cols narrow ask-body'}>
          <form class="form" onSubmit={(event) => event.preventDefault()} inert={sending.held !== undefined}>
            <h2 class="vh" data-step tabIndex={-1}>
              {text(stepTitles[steps[form.step] ?? 'to'])}
            </h2>
            <Body />
          </form>
          {form.step !== CHECK && <Beside />}
        </div>
      </Page>
    </AskingContext.Provider>
  );
}

function AskHead({ form, isKept }: { form: AskForm; isKept: boolean }) {
  const { text, words } = useSpeaker();
  return (
    <>
      <Crumb back={{ href: pathTo('ask'), words: text('ask.drafts') }} here={text('ask.title')}>
        <span role="status">{text(isKept ? 'ask.draft-kept' : 'ask.draft-not-kept')}</span>
      </Crumb>
      <PageHead
        title={form.title.trim() || (form.type === undefined ? text('ask.title') : words('queryTypes', form.type))}
        says={form.parent === '' ? undefined : text('ask.continues', { reference: form.parent })}
      />
    </>
  );
}

/** The form with what surrounds it; a new step begins at its top, a fault brings its field to focus. */
function useAskingNow(form: AskForm, draft: AskDraft): { readonly asking: Asking; readonly focusFault: () => void } {
  const check = useCheck(form);
  const { value: members } = useAsked(async (kopri) => (await kopri.directory.list()).members, []);
  const { value: standing } = useAsked((kopri) => kopri.standing(), []);
  const wants = useRef<'fault' | 'step' | undefined>(undefined);
  useLayoutEffect(() => {
    if (wants.current === 'step') focusStep();
    if (wants.current === 'step' || (wants.current === 'fault' && focusShownFault())) wants.current = undefined;
  });
  const focusFault = (): void => {
    if (!focusShownFault()) wants.current = 'fault';
  };
  const goToStep: Asking['goToStep'] = (step, focus = 'step') => {
    if (step === form.step || step < 0 || step > CHECK) return;
    wants.current = focus;
    draft.set({ step });
  };
  const me = members?.find(({ member }) => member === standing?.status.member);
  const asking: Asking = {
    form,
    set: draft.set,
    check,
    members: members ?? [],
    me,
    ownCountry: standing?.status.country ?? '',
    nowMs: useNow(),
    isOffline: standing?.offline ?? false,
    alarm: standing?.status.alarm,
    goToStep,
  };
  return { asking, focusFault };
}

/** What is folded away opens first. */
function focusShownFault(): boolean {
  const folded = document.querySelector('.field.wrong')?.closest('details');
  if (folded) folded.open = true;
  return focusFirstFault();
}

function focusStep(): void {
  scrollTo(0, 0);
  document.querySelector<HTMLElement>('[data-step]')?.focus({ preventScroll: true });
}
