import {
  SMS_RECIPIENTS_LIMIT,
  type AccessApiClient,
  type SmsMessage,
  type SmsSendResult,
} from '@switchboard/access-api';
import { createStore } from '@switchboard/store';
import { canBeSentAgain } from '../text/failure-text.ts';
import { laterVersion } from './message-state.ts';
import type { SendFailure } from './message-log.ts';

/** How far the message to one recipient has come. */
export interface BulkRecipient {
  readonly to: string;
  readonly status: 'waiting' | 'accepted' | 'failed';
  /** What the service keeps of it; its state goes on changing. */
  readonly message: SmsMessage | undefined;
  readonly failure: SendFailure | undefined;
}

export interface BulkState {
  readonly isBusy: boolean;
  readonly recipients: readonly BulkRecipient[];
}

/** One request: the same key for every attempt to make it. */
interface BulkRequest {
  readonly key: string;
  readonly to: readonly string[];
}

export interface BulkSendOptions {
  readonly api: Pick<AccessApiClient, 'sendSms'>;
  readonly from: string;
  readonly text: string;
  readonly recipients: readonly string[];
  readonly onMessage: (message: SmsMessage) => void;
}

/** Sends one text to many, in requests that the service takes one after the other. */
export function createBulkSend({ api, from, text, recipients, onMessage }: BulkSendOptions) {
  let unanswered: BulkRequest[] = [];
  const store = createStore<BulkState>({
    isBusy: false,
    recipients: recipients.map((to) => ({ to, status: 'waiting', message: undefined, failure: undefined })),
  });
  const change = (update: Partial<BulkState>) => store.update((state) => ({ ...state, ...update }));
  const setRecipients = (found: ReadonlyMap<string, BulkRecipient>) =>
    change({ recipients: store.get().recipients.map((recipient) => found.get(recipient.to) ?? recipient) });

  async function make(request: BulkRequest): Promise<void> {
    try {
      const results = await api.sendSms({ from, to: [...request.to], text }, request.key);
      setRecipients(new Map(results.map((result) => [result.to, recipientOf(result)])));
      for (const { message } of results) if (message) onMessage(message);
    } catch (error) {
      unanswered.push(request);
      const failure = { type: 'error', error } as const;
      setRecipients(
        new Map(request.to.map((to) => [to, { to, status: 'failed', message: undefined, failure }])),
      );
    }
  }

  async function makeAll(requests: readonly BulkRequest[]): Promise<void> {
    const last = store.get();
    if (last.isBusy) return;
    const waiting = new Set(requests.flatMap(({ to }) => to));
    change({
      isBusy: true,
      recipients: last.recipients.map((recipient) =>
        waiting.has(recipient.to)
          ? { to: recipient.to, status: 'waiting', message: undefined, failure: undefined }
          : recipient,
      ),
    });
    for (const request of requests) await make(request);
    change({ isBusy: false });
  }

  return {
    getState: store.get,
    subscribe: store.subscribe,
    start: () => makeAll(requestsFor(recipients)),
    /** Unanswered requests are made again under their key; refused recipients get a request of their own. */
    retryFailed(): Promise<void> {
      const again = unanswered;
      unanswered = [];
      const included = new Set(again.flatMap(({ to }) => to));
      const refused = retryable(store.get()).filter((to) => !included.has(to));
      return makeAll([...again, ...requestsFor(refused)]);
    },
    takeMessage(message: SmsMessage): void {
      const known = store.get().recipients.find((recipient) => recipient.message?.id === message.id);
      if (!known?.message) return;
      setRecipients(
        new Map([[known.to, recipientOfMessage(known.to, laterVersion(known.message, message))]]),
      );
    },
  };
}
export type BulkSend = ReturnType<typeof createBulkSend>;

/** Those to whom another attempt may help. */
export function retryable({ recipients }: BulkState): string[] {
  return recipients
    .filter(
      ({ status, failure }) =>
        status === 'failed' && (failure?.type !== 'refused' || canBeSentAgain(failure.code)),
    )
    .map(({ to }) => to);
}

function requestsFor(recipients: readonly string[]): BulkRequest[] {
  const count = Math.ceil(recipients.length / SMS_RECIPIENTS_LIMIT);
  return Array.from({ length: count }, (_, index) => ({
    key: crypto.randomUUID(),
    to: recipients.slice(index * SMS_RECIPIENTS_LIMIT, (index + 1) * SMS_RECIPIENTS_LIMIT),
  }));
}

function recipientOf({ to, message, failure }: SmsSendResult): BulkRecipient {
  if (message) return recipientOfMessage(to, message);
  const refused = failure ?? { code: 'sms/not-accepted', message: '' };
  return { to, status: 'failed', message: undefined, failure: { type: 'refused', ...refused } };
}

function recipientOfMessage(to: string, message: SmsMessage): BulkRecipient {
  const { status, failure } = message;
  return {
    to,
    message,
    status: status === 'failed' ? 'failed' : 'accepted',
    failure: failure ? { type: 'refused', ...failure } : undefined,
  };
}
