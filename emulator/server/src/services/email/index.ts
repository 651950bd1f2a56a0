import { createLongRunningOperations } from '../../kernel/long-running-operation.ts';
import type { OperationGate } from '../../kernel/ports/operation-gate.ts';
import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import type { EmailPorts } from './email-ports.ts';
import { EmailUnitOfWork } from './email-unit-of-work.ts';
import { deleteEmails } from './operations/delete-emails.ts';
import { getEmail } from './operations/get-email.ts';
import { getEmailAttachment } from './operations/get-email-attachment.ts';
import { getEmailHtml } from './operations/get-email-html.ts';
import { getEmailSource } from './operations/get-email-source.ts';
import { getSendResult } from './operations/get-send-result.ts';
import { listEmails } from './operations/list-emails.ts';
import { sendEmail } from './operations/send-email.ts';
import { showMailboxPage } from './operations/show-mailbox-page.ts';
import { streamEmails } from './operations/stream-emails.ts';
import { followTrackedLink, loadTrackingPixel } from './operations/track-engagement.ts';
import { waitForEmail } from './operations/wait-for-email.ts';
import { Postman } from './postman.ts';
import { createSendWork, sendOperationType } from './send-work.ts';
import { SenderDomainRepository } from './sender-domain.repository.ts';

export { seedEmailDomain } from './seed-email-domain.ts';

/** E-mail: the data plane, the mail servers behind it, and the mailbox that shows what they got. */
export function createEmailService(context: ServiceContext, gate: OperationGate): EmulatedService {
  const { bus, clock, ids, logger, store } = context;
  const emails = new EmailUnitOfWork(clock, store, bus);
  const postman = new Postman(clock, emails);
  const operations = createLongRunningOperations({
    clock,
    store,
    gate,
    logger,
    collection: 'email/operations',
    works: { [sendOperationType]: createSendWork(clock, emails, postman) },
  });
  const domains = new SenderDomainRepository(store);
  const ports: EmailPorts = { clock, ids, emails, domains, operations };
  return {
    name: 'email',
    operations: bindOperations<EmailPorts>(ports, [
      sendEmail,
      getSendResult,
      loadTrackingPixel,
      followTrackedLink,
      listEmails,
      getEmail,
      getEmailHtml,
      getEmailSource,
      getEmailAttachment,
      waitForEmail,
      streamEmails,
      deleteEmails,
      showMailboxPage,
    ]),
    async start() {
      await postman.start();
      await operations.resume();
    },
    stop() {
      emails.feed.end();
      return postman.stop();
    },
  };
}
