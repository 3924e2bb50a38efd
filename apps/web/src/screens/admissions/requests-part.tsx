import type { JoinRequestView } from '@kopri/client';
import { isAppError } from '@kopri/protocol';
import type { Asked } from '../../core/core-context.js';
import { Acts, Button } from '../../ui/button.js';
import { Empty } from '../../ui/card.js';
import { Group } from '../../ui/group.js';
import { useSpeaker } from '../../ui/speaker.js';
import { FaultNote } from '../case/fault-note.js';
import { useDeciding } from './use-deciding.js';
import { RequestCard } from './request-card.js';
import { RefusedPart } from './refused-part.js';

interface RequestsPartProps {
  readonly asked: Asked<readonly JoinRequestView[]>;
  readonly onDecided: () => void;
}

export function RequestsPart({ asked, onDecided }: RequestsPartProps) {
  const { text } = useSpeaker();
  const deciding = useDeciding(asked, onDecided);
  const requests = asked.value ?? [];
  const { ready } = deciding;
  return (
    <Group title={text('correspondent.deciding')} count={requests.length === 0 ? undefined : requests.length}>
      {isAppError(asked.error) && <FaultNote error={asked.error} />}
      {asked.value?.length === 0 && <Empty title={text('correspondent.none')}>{text('correspondent.none-says')}</Empty>}
      {requests.map((request) => (
        <RequestCard
          key={request.request}
          request={request}
          isCompared={deciding.compared.includes(request.request)}
          onCompared={(isCompared) => deciding.compare(request.request, isCompared)}
          onAdmit={() => void deciding.admit([request])}
          onRefuse={(reason) => deciding.refuse(request, reason)}
          error={deciding.errorOf(request.request)}
        />
      ))}
      {ready.length > 1 && (
        <div class="together">
          <Acts>
            <Button kind="go" onPress={() => void deciding.admit(ready)}>
              {text('correspondent.admit-compared', { n: ready.length })}
            </Button>
          </Acts>
        </div>
      )}
      <RefusedPart count={requests.length} />
    </Group>
  );
}
