import type { PhoneNumberSearchResult, PhoneNumbersClient } from '@azure/communication-phone-numbers';
import type { WorkFailure } from '@switchboard/access-api';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { createPhoneNumbersClient, type AcsPhoneNumberGatewayOptions } from './acs-phone-number-gateway.ts';
import {
  NumberTaskGateway,
  TaskRefusedError,
  type FoundNumbers,
  type NumberTask,
  type TaskProgress,
} from './number-task-gateway.ts';
import { failureOf } from './task-failure.ts';

/** What the SDK's options take, also where their types do not say so. */
interface TaskOptions {
  abortSignal: AbortSignal;
  onResponse: (response: ReceivedResponse) => void;
  /** A serialised poller: nothing is begun, the next poll looks at its operation. */
  resumeFrom?: string;
}

interface ReceivedResponse {
  readonly headers: { get(name: string): string | undefined };
  readonly parsedBody?: unknown;
}

/** The real SDK, against Azure or the emulator. Its pollers make one request for each call of ours. */
export class AcsNumberTaskGateway extends NumberTaskGateway {
  readonly #options: AcsPhoneNumberGatewayOptions;
  #client: Promise<PhoneNumbersClient> | undefined;

  constructor(options: AcsPhoneNumberGatewayOptions) {
    super();
    this.#options = options;
  }

  override async begin(task: NumberTask): Promise<TaskProgress> {
    return this.#poll(task, undefined);
  }

  override async follow(task: NumberTask, operationId: string): Promise<TaskProgress> {
    return this.#poll(task, operationId);
  }

  async #poll(task: NumberTask, knownOperationId: string | undefined): Promise<TaskProgress> {
    // Retries are the caller's, who knows what it means that an answer was lost.
    this.#client ??= createPhoneNumbersClient(this.#options, { maxRetries: 0 });
    let operationId = knownOperationId;
    let lastBody: unknown;
    const options: TaskOptions = {
      abortSignal: AbortSignal.timeout(this.#options.timeoutMs),
      onResponse: ({ headers, parsedBody }) => {
        operationId ??= headers.get('operation-id');
        lastBody = parsedBody;
      },
      ...(knownOperationId === undefined ? {} : { resumeFrom: pollerOf(knownOperationId) }),
    };
    try {
      const poller = await start(await this.#client, task, options);
      if (operationId === undefined) throw new Error('The answer names no operation.');
      if (!poller.isDone()) return { state: 'running', operationId };
      const result = poller.getResult() as PhoneNumberSearchResult;
      return {
        state: 'succeeded',
        operationId,
        ...(task.kind === 'search' ? { found: toFoundNumbers(result) } : {}),
      };
    } catch (error) {
      const failure = failureIn(lastBody);
      if (operationId !== undefined && failure) return { state: 'failed', operationId, failure };
      // The task was taken; it is the first look at it that went wrong.
      if (operationId !== undefined && knownOperationId === undefined)
        return { state: 'running', operationId };
      throw toTaskError(error);
    }
  }
}

function start(client: PhoneNumbersClient, task: NumberTask, options: TaskOptions) {
  switch (task.kind) {
    case 'search': {
      const { countryCode, numberType, capabilities, areaCode, quantity } = task;
      return client.beginSearchAvailablePhoneNumbers(
        {
          countryCode,
          phoneNumberType: numberType,
          assignmentType: 'application',
          capabilities,
          quantity,
          ...(areaCode === undefined ? {} : { areaCode }),
        },
        options,
      );
    }
    case 'purchase': {
      const { acsSearchId, agreeToNotResell } = task;
      return client.beginPurchasePhoneNumbers(acsSearchId, { ...options, agreeToNotResell });
    }
    case 'release':
      return client.beginReleasePhoneNumber(task.phoneNumber, options);
  }
}

/** @see node_modules/@azure/core-lro/dist/esm/legacy/lroEngine/operation.js `toString`, which a test compares this with */
export function pollerOf(operationId: string): string {
  const operationLocation = `/phoneNumbers/operations/${encodeURIComponent(operationId)}`;
  return JSON.stringify({
    state: { config: { metadata: { mode: 'OperationLocation' }, operationLocation }, isStarted: true },
  });
}

function toFoundNumbers(result: PhoneNumberSearchResult): FoundNumbers {
  return {
    acsSearchId: result.searchId,
    phoneNumbers: result.phoneNumbers,
    monthlyCost: { amount: result.cost.amount, currencyCode: result.cost.currencyCode },
    agreementRequired: result.isAgreementToNotResellRequired ?? false,
    expiresAt: new Date(result.searchExpiresBy),
  };
}

/** @see PhoneNumbers_GetOperation */
function failureIn(body: unknown): WorkFailure | undefined {
  const { status, error } = (body ?? {}) as {
    status?: unknown;
    error?: { code?: unknown; message?: unknown };
  };
  if (typeof status !== 'string' || !/^(failed|cancell?ed)$/i.test(status)) return undefined;
  return failureOf(String(error?.code ?? status), String(error?.message ?? 'The resource gives no reason.'));
}

function toTaskError(error: unknown): Error {
  const status = statusOf(error);
  if (status === 400 || status === 404 || status === 409) {
    const { code, message } = error as { code?: string; message: string };
    return new TaskRefusedError(status, failureOf(code ?? `http/${status}`, message), error);
  }
  return toAcsUnavailable(error);
}
