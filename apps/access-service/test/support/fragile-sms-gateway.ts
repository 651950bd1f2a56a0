import { createLogger } from '@switchboard/node-kit';
import { Secret } from '@switchboard/node-kit';
import { AcsSmsGateway } from '../../src/sms/acs-sms-gateway.ts';
import { SmsGateway, type SmsOutcome } from '../../src/sms/sms-gateway.ts';

type Message = Parameters<SmsGateway['send']>[0];

/** The real gateway, which can be made to fail at the worst moments. */
export class FragileSmsGateway extends SmsGateway {
  /** What happens instead of a plain send: the process dies before or after it, or nobody takes or answers it. */
  trouble: 'dies-before' | 'dies-after' | 'not-taken' | 'no-answer' | undefined;
  sent: Message[] = [];
  #real: AcsSmsGateway | undefined;

  connect(endpoint: string, connectionString: string): void {
    this.#real = new AcsSmsGateway(
      { endpoint, connectionString: new Secret(connectionString), timeoutMs: 8000 },
      createLogger({ name: 'test', level: 'silent' }),
    );
  }

  override async send(message: Message): Promise<SmsOutcome[]> {
    const { trouble } = this;
    if (trouble === 'dies-before') throw new Error('The process died before it sent.');
    if (trouble === 'not-taken') return message.recipients.map(() => ({ kind: 'not-taken' as const }));
    this.sent.push(message);
    const outcomes = await this.#real!.send(message);
    if (trouble === 'dies-after') throw new Error('The process died after it sent.');
    if (trouble === 'no-answer') return message.recipients.map(() => ({ kind: 'unknown' as const }));
    return outcomes;
  }

  override optOut: SmsGateway['optOut'] = (...contact) => this.#real!.optOut(...contact);
  override optIn: SmsGateway['optIn'] = (...contact) => this.#real!.optIn(...contact);
  override isOptedOut: SmsGateway['isOptedOut'] = (...contact) => this.#real!.isOptedOut(...contact);
}
