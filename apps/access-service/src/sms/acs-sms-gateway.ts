import { SmsClient, type SmsClientOptions, type SmsSendResult } from '@azure/communication-sms';
import { AppError, type Logger, type Secret } from '@switchboard/node-kit';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { outcomeOfItem, outcomeOfRequest } from './send-outcome.ts';
import { SmsGateway, type SmsOutcome, type SmsRecipient } from './sms-gateway.ts';
import { contactRefused } from './sms.errors.ts';
import { withRepeatability, stableRepeatability } from './stable-repeatability.ts';

export interface AcsSmsGatewayOptions {
  endpoint: string;
  /** Without it the service authenticates as its managed identity. */
  connectionString: Secret | undefined;
  timeoutMs: number;
}

/** Of the stable service, where this release of the SDK names a preview; it is the first one with opt-outs. */
const API_VERSION = '2026-01-23';

/**
 * The real SDK, against Azure or the emulator. It is the beta because no stable release of it has opt-outs, without
 * which nobody can be opted in again.
 */
export class AcsSmsGateway extends SmsGateway {
  readonly #options: AcsSmsGatewayOptions;
  readonly #log: Logger;
  #client: Promise<SmsClient> | undefined;

  constructor(options: AcsSmsGatewayOptions, log: Logger) {
    super();
    this.#options = options;
    this.#log = log;
  }

  override async send(message: {
    from: string;
    text: string;
    recipients: readonly SmsRecipient[];
  }): Promise<SmsOutcome[]> {
    const { from, text, recipients } = message;
    try {
      const results = await withRepeatability(recipients, async () => {
        const client = await this.#open();
        return client.send(
          { from, to: recipients.map(({ to }) => to), message: text },
          { enableDeliveryReport: true, abortSignal: AbortSignal.timeout(this.#options.timeoutMs) },
        );
      });
      const byRecipient = new Map<string, SmsSendResult>(results.map((result) => [result.to, result]));
      return recipients.map(({ to }) => outcomeOfItem(byRecipient.get(to)));
    } catch (err) {
      const outcome = outcomeOfRequest(err, from);
      this.#log.warn(
        { err, from, recipientCount: recipients.length, outcome: outcome.kind },
        'sending SMS failed',
      );
      return recipients.map(() => outcome);
    }
  }

  override async optOut(from: string, contact: string): Promise<void> {
    await this.#optOuts(contact, (client, abortSignal) =>
      client.optOuts.add(from, [contact], { abortSignal }),
    );
  }

  override async optIn(from: string, contact: string): Promise<void> {
    await this.#optOuts(contact, (client, abortSignal) =>
      client.optOuts.remove(from, [contact], { abortSignal }),
    );
  }

  override async isOptedOut(from: string, contact: string): Promise<boolean> {
    const { isOptedOut } = await this.#optOuts(contact, (client, abortSignal) =>
      client.optOuts.check(from, [contact], { abortSignal }),
    );
    return isOptedOut;
  }

  async #optOuts<R extends { httpStatusCode: number; errorMessage?: string }>(
    contact: string,
    work: (client: SmsClient, signal: AbortSignal) => Promise<R[]>,
  ): Promise<R> {
    let results: R[];
    try {
      results = await work(await this.#open(), AbortSignal.timeout(this.#options.timeoutMs));
    } catch (error) {
      if (statusOf(error) === 400) throw contactRefused(contact, (error as Error).message, error);
      throw toAcsUnavailable(error);
    }
    const [result] = results;
    if (result && result.httpStatusCode < 300) return result;
    if (result && result.httpStatusCode < 500) throw contactRefused(contact, result.errorMessage ?? '');
    throw new AppError(
      'unavailable',
      'acs/unavailable',
      'Azure Communication Services cannot be reached. Try again in a few seconds.',
      { retryAfterSeconds: 5 },
    );
  }

  #open(): Promise<SmsClient> {
    return (this.#client ??= createClient(this.#options));
  }
}

async function createClient({ endpoint, connectionString }: AcsSmsGatewayOptions): Promise<SmsClient> {
  const options: SmsClientOptions & { apiVersion: string } = {
    apiVersion: API_VERSION,
    additionalPolicies: [{ policy: stableRepeatability, position: 'perCall' }],
    // A hidden second attempt would hide what became of the first one; the service makes its own.
    retryOptions: { maxRetries: 0 },
  };
  if (connectionString) return new SmsClient(connectionString.reveal(), options);
  // Loaded when it is used: it is the slowest import of the service.
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new SmsClient(endpoint, new DefaultAzureCredential(), options);
}
