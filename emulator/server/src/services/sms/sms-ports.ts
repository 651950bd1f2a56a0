import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';
import type { PhoneNumberDirectory } from '../../kernel/ports/phone-number-directory.ts';
import type { Carrier } from './carrier.ts';
import type { SmsUnitOfWork } from './sms-unit-of-work.ts';

/** What the operations of SMS may need. */
export interface SmsPorts {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly phoneNumbers: PhoneNumberDirectory;
  readonly sms: SmsUnitOfWork;
  readonly carrier: Carrier;
}
