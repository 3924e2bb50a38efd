/** One person who asks to join: what is to be checked, what the directory will show, and the decision. */
import { useId, useState } from 'preact/hooks';
import type { JoinRequestView } from '@kopri/client';
import type { AppError } from '@kopri/protocol';
import { Acts, Button } from '../../ui/button.js';
import { Tick } from '../../ui/choices.js';
import { Dotted } from '../../ui/dotted.js';
import { Pairs } from '../../ui/facts.js';
import { StateDisc } from '../../ui/marks.js';
import { Note } from '../../ui/note.js';
import { Office } from '../../ui/office.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { PersonName } from '../directory/person-name.js';
import { CheckNumber } from './check-number.js';
import { RefuseDialog } from './refuse-dialog.js';

interface RequestCardProps {
  readonly request: JoinRequestView;
  readonly isCompared: boolean;
  readonly onCompared: (isCompared: boolean) => void;
  readonly onAdmit: () => void;
  readonly onRefuse: (reason: string) => Promise<void>;
  readonly error: AppError | undefined;
}

export function RequestCard({ request, isCompared, onCompared, onAdmit, onRefuse, error }: RequestCardProps) {
  const { text } = useSpeaker();
  const { authority, position } = request;
  const heading = useId();
  const [isRefusing, setRefusing] = useState(false);
  return (
    <article class="adm" aria-labelledby={heading}>
      <header>
        <div>
          <h3 class="person" id={heading}>
            <PersonName of={request} />
          </h3>
          {(authority || position) && (
            <p class="two">
              <Dotted parts={[authority && <Office id={authority} />, position]} />
            </p>
          )}
        </div>
        <RequestState request={request} isCompared={isCompared} />
      </header>
      <div class="body">
        <div class="stack">
          <h4>{text('correspondent.your-check')}</h4>
          <CheckNumber check={request.check} />
          <p class="said">{text('correspondent.check-how')}</p>
          <Tick words={text('correspondent.compared')} checked={isCompared} onChecked={onCompared} />
        </div>
        <div class="stack">
          {request.alarm && (
            <Note tone="late" title={<span class="late-t">{text('correspondent.twice-title')}</span>} live>
              {text('correspondent.twice-says')}
            </Note>
          )}
          <h4>{text('correspondent.will-show')}</h4>
          <WillShow request={request} />
          {error && <FaultNote error={error} />}
          <Acts>
            <Button kind="go" onPress={onAdmit} blocked={isCompared ? undefined : text('correspondent.compare-first')}>
              {text('correspondent.admit')}
            </Button>
            <Button kind="quiet" onPress={() => setRefusing(true)}>
              {text('correspondent.refuse')}
            </Button>
          </Acts>
        </div>
      </div>
      {isRefusing && <RefuseDialog request={request} onRefuse={onRefuse} onKeep={() => setRefusing(false)} />}
    </article>
  );
}

function RequestState({ request, isCompared }: Pick<RequestCardProps, 'request' | 'isCompared'>) {
  const { text } = useSpeaker();
  if (request.alarm)
    return (
      <StateDisc state="refused">
        <b class="late-t">{text('correspondent.twice')}</b>
      </StateDisc>
    );
  return isCompared ? (
    <StateDisc state="answered">{text('correspondent.is-compared')}</StateDisc>
  ) : (
    <StateDisc state="pending">{text('correspondent.not-compared')}</StateDisc>
  );
}

function WillShow({ request }: Pick<RequestCardProps, 'request'>) {
  const { text, words, country, authority } = useSpeaker();
  const facts = [
    { label: text('correspondent.name'), children: request.name },
    { label: text('correspondent.name-local'), children: request.nameLocal },
    { label: text('correspondent.role'), children: words('memberRoles', request.role) },
    { label: text('correspondent.country'), children: request.country && country(request.country) },
    { label: text('correspondent.authority'), children: request.authority && authority(request.authority) },
    { label: text('correspondent.position'), children: request.position },
  ];
  return <Pairs facts={facts.filter(({ children }) => Boolean(children))} />;
}
