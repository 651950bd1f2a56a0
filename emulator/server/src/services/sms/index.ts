import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { Carrier } from './carrier.ts';
import { addOptOuts } from './operations/add-opt-outs.ts';
import { checkOptOuts } from './operations/check-opt-outs.ts';
import { getDeliveryReport } from './operations/get-delivery-report.ts';
import { listHandsetMessages } from './operations/list-handset-messages.ts';
import { listHandsets } from './operations/list-handsets.ts';
import { receiveHandsetMessage } from './operations/receive-handset-message.ts';
import { removeOptOuts } from './operations/remove-opt-outs.ts';
import { sendMms } from './operations/send-mms.ts';
import { sendSms } from './operations/send-sms.ts';
import { showHandsetPage } from './operations/show-handset-page.ts';
import { streamHandsetMessages } from './operations/stream-handset-messages.ts';
import { waitForHandsetMessage } from './operations/wait-for-handset-message.ts';
import type { SmsPorts } from './sms-ports.ts';
import { SmsUnitOfWork } from './sms-unit-of-work.ts';

export { seedOptOut, seedTextMessage } from './seed-sms.ts';

/** Text messages: the data plane, the phone network behind it, and the handsets at its other end. */
export function createSmsService({ clock, ids, store, bus, phoneNumbers }: ServiceContext): EmulatedService {
  const sms = new SmsUnitOfWork(clock, store, bus);
  const carrier = new Carrier({ clock, ids, phoneNumbers, sms });
  const ports: SmsPorts = { clock, ids, phoneNumbers, sms, carrier };
  return {
    name: 'sms',
    operations: bindOperations(ports, [
      sendSms,
      sendMms,
      getDeliveryReport,
      addOptOuts,
      removeOptOuts,
      checkOptOuts,
      receiveHandsetMessage,
      listHandsetMessages,
      listHandsets,
      waitForHandsetMessage,
      streamHandsetMessages,
      showHandsetPage,
    ]),
    start: () => carrier.start(),
    stop() {
      sms.feed.end();
      return carrier.stop();
    },
  };
}
