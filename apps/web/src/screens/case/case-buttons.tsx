/** What can be done with the query as a whole, each as the client offers it; the next step first. */
import { useState } from 'preact/hooks';
import type { QueryAct } from '@kopri/client';
import type { PlainKey } from '@kopri/locale';
import { Button, type ButtonKind } from '../../ui/button.js';
import type { KeySpec } from '../../ui/keys.js';
import { useSpeaker } from '../../ui/speaker.js';
import { useShortcuts } from '../../ui/use-shortcuts.js';
import { ActDialog } from './act-dialog.js';
import { offersWhole, type CaseActName } from './case-acts.js';
import type { CaseFile } from './use-case.js';
import type { CaseSending } from './use-sending.js';

interface Offer {
  readonly act: CaseActName;
  readonly words: string;
  readonly keys?: KeySpec;
  readonly isDirect?: boolean;
}

const worded: Readonly<Record<Exclude<CaseActName, 'answer'>, { readonly key: PlainKey; readonly keys?: KeySpec }>> = {
  acknowledge: { key: 'case.acknowledge', keys: 'KeyA' },
  accept: { key: 'case.accept', keys: 'KeyC' },
  'ask-clarification': { key: 'case.ask-clarification', keys: 'KeyQ' },
  clarify: { key: 'case.clarify', keys: 'KeyQ' },
  refuse: { key: 'case.refuse-whole' },
  redirect: { key: 'case.redirect-whole' },
  extend: { key: 'case.cannot-meet', keys: 'KeyD' },
  close: { key: 'case.close' },
};

const order = [
  'acknowledge',
  'accept',
  'clarify',
  'extend',
  'close',
  'ask-clarification',
  'refuse',
  'redirect',
] as const satisfies readonly CaseActName[];

const SHOWN = 2;

interface CaseButtonsProps {
  readonly file: CaseFile;
  readonly sending: CaseSending;
  /** An act whose form is to stand open at first, if it is offered: the route says so. */
  readonly wished: string | undefined;
}

export function CaseButtons({ file, sending, wished }: CaseButtonsProps) {
  const { text } = useSpeaker();
  const offers = useOffers(file);
  const [open, setOpen] = useState(() => offers.find(({ act, isDirect }) => act === wished && !isDirect)?.act);
  const [isWide, setWide] = useState(false);
  const press = ({ act, isDirect = false }: Offer): void => {
    if (sending.isBusy) return;
    if (isDirect) void sending.send({ act } as QueryAct);
    else setOpen(act);
  };
  const fits = offers.length <= SHOWN + 1;
  const shown = isWide || fits ? offers : offers.slice(0, SHOWN);
  useShortcuts({
    ...Object.fromEntries(offers.flatMap((offer) => (offer.keys ? [[offer.keys, () => press(offer)]] : []))),
    Period: fits ? undefined : () => setWide(!isWide),
  });
  return (
    <>
      {shown.map((offer, at) => (
        <Button key={offer.act} kind={kindOf(offer, at)} keys={offer.keys} onPress={() => press(offer)}>
          {offer.words}
        </Button>
      ))}
      {!fits && (
        <Button keys="Period" pressed={isWide} onPress={() => setWide(!isWide)}>
          {text('shell.more')}
        </Button>
      )}
      {open !== undefined && (
        <ActDialog
          act={open}
          file={file}
          onAct={(act) => {
            setOpen(undefined);
            void sending.send(act);
          }}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  );
}

const STEPS: ReadonlySet<CaseActName> = new Set(['acknowledge', 'accept', 'clarify']);

const kindOf = ({ act }: Offer, at: number): ButtonKind => (at === 0 && STEPS.has(act) ? 'go' : 'plain');

/** Taking what one has already changes nothing and is not offered. */
function useOffers({ view, me }: CaseFile): readonly Offer[] {
  const { text } = useSpeaker();
  const hasIt = view.holder === me && view.state !== 'acknowledged';
  return order
    .filter((act) => offersWhole(view, act) && !(act === 'accept' && hasIt))
    .map((act) => {
      const { key, keys } = worded[act];
      const isTaken = act === 'accept' && view.holder !== null && view.holder !== me;
      return {
        act,
        words: text(isTaken ? 'case.take-over' : key),
        ...(keys === undefined ? {} : { keys }),
        isDirect: act === 'acknowledge' || act === 'accept',
      };
    });
}
