import type { EmailSendResult } from '@switchboard/acs-contracts';
import type { LongRunningOperation } from '../../kernel/long-running-operation.ts';

const statuses = {
  notStarted: 'NotStarted',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
} as const satisfies Record<LongRunningOperation['status'], EmailSendResult['status']>;

/** Seconds. The SDK for Python takes 0 for "not given" and waits half a minute. */
export const pollAfter = { 'retry-after': '1' };

export const toSendResult = ({ id, status, error }: LongRunningOperation): EmailSendResult => ({
  id,
  status: statuses[status],
  ...(error && { error: { code: error.code, message: error.message } }),
});
