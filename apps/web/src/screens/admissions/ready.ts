import type { JoinRequestView } from '@kopri/client';

/** Those that may be admitted together: compared, and without an alarm. */
export const readyOf = (
  requests: readonly JoinRequestView[],
  compared: readonly string[],
): readonly JoinRequestView[] => requests.filter(({ request, alarm }) => !alarm && compared.includes(request));
