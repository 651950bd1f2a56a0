import type { Logger } from '../kernel/ports/logger.ts';
import { createDiskDeadLetterFolder } from './dead-letter-folder/disk-dead-letter-folder.ts';
import { createNodeWebhookSender } from './webhook-sender/node-webhook-sender.ts';

export interface EventGridAdapterOptions {
  /** PEM of the emulator's own authority, which endpoints may have their certificates from. */
  readonly caCertificate: string;
  /** Dead letters are written below it. */
  readonly dataDirectory: string | undefined;
  readonly logger: Logger;
}

/** What Event Grid reaches the outside with. */
export const createEventGridAdapters = ({
  caCertificate,
  dataDirectory,
  logger,
}: EventGridAdapterOptions) => ({
  webhooks: createNodeWebhookSender(caCertificate),
  deadLetterFolder: createDiskDeadLetterFolder(dataDirectory, logger),
});
