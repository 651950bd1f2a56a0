import type { FaultInjector } from '../kernel/ports/fault-injector.ts';
import type { Logger } from '../kernel/ports/logger.ts';
import type { Tracer } from '../kernel/ports/tracer.ts';
import { createDiskDeadLetterFolder } from './dead-letter-folder/disk-dead-letter-folder.ts';
import { createFaultyWebhookSender } from './fault-injector/faulty-webhook-sender.ts';
import { createNodeWebhookSender } from './webhook-sender/node-webhook-sender.ts';
import { createTracedWebhookSender } from './webhook-sender/traced-webhook-sender.ts';

export interface EventGridAdapterOptions {
  /** PEM of the emulator's own authority, which endpoints may have their certificates from. */
  readonly caCertificate: string;
  /** Dead letters are written below it. */
  readonly dataDirectory: string | undefined;
  readonly logger: Logger;
  readonly faults: FaultInjector;
  readonly tracer?: Tracer | undefined;
}

/** What Event Grid reaches the outside with. */
export const createEventGridAdapters = ({
  caCertificate,
  dataDirectory,
  logger,
  faults,
  tracer,
}: EventGridAdapterOptions) => {
  const webhooks = createFaultyWebhookSender(createNodeWebhookSender(caCertificate), faults);
  return {
    webhooks: tracer ? createTracedWebhookSender(webhooks, tracer) : webhooks,
    deadLetterFolder: createDiskDeadLetterFolder(dataDirectory, logger),
    tracer,
  };
};
