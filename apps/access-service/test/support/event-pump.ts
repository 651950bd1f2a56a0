import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { PrismaClient } from '@switchboard/database';
import { createLogger } from '@switchboard/node-kit';
import { EventNotReadyError, type EventHandler, type ReceivedEvent } from '../../src/events/event-handler.ts';
import { LiveUpdates } from '../../src/live/live-updates.ts';
import { SmsAnnouncer } from '../../src/sms/sms-announcer.ts';
import { SmsDeliveryReportHandler } from '../../src/sms/sms-delivery-report.handler.ts';
import { SmsReceivedHandler } from '../../src/sms/sms-received.handler.ts';

/** Remembers what pages would have heard. */
class RecordedLiveUpdates extends LiveUpdates {
  readonly published: { target: unknown; name: string; update: unknown }[] = [];

  override publish: LiveUpdates['publish'] = (target, name, ...[update]) => {
    this.published.push({ target, name, update });
  };

  override numbersChanged(): void {}
}

/** Applies the emulator's events to a database with the handlers of SMS, each in a transaction of its own. */
export class EventPump implements AsyncDisposable {
  readonly live = new RecordedLiveUpdates();
  readonly handlers: EventHandler[];
  readonly #prisma: PrismaClient;
  #server: Server | undefined;
  /** In the order in which they came. */
  readonly received: ReceivedEvent[] = [];

  constructor(prisma: PrismaClient, resource: string) {
    this.#prisma = prisma;
    const announcer = new SmsAnnouncer(prisma, this.live, createLogger({ name: 'pump', level: 'silent' }));
    this.handlers = [
      new SmsReceivedHandler(resource, announcer),
      new SmsDeliveryReportHandler(resource, announcer),
    ];
  }

  /** @returns the address of a webhook */
  async listen(): Promise<string> {
    this.#server = createServer((request, response) => {
      void json(request)
        .then(async (body) => {
          const events = body as {
            id: string;
            eventType: string;
            subject: string;
            eventTime: string;
            data: object;
          }[];
          const [first] = events;
          if (first && 'validationCode' in first.data) {
            response.end(JSON.stringify({ validationResponse: first.data.validationCode }));
            return;
          }
          for (const { id, eventType, subject, eventTime, data } of events) {
            const event = {
              eventId: id,
              type: eventType,
              subject,
              eventTime: new Date(eventTime),
              data,
              attempts: 0,
            };
            this.received.push(event);
            await this.#applyWhenReady(event);
          }
          response.end();
        })
        // The emulator sends it again, unless the test is over.
        .catch(() => response.writeHead(500).end());
    });
    await new Promise<void>((resolve) => this.#server!.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  /** @throws EventNotReadyError */
  async apply(type: string, data: unknown): Promise<void> {
    await this.#apply({
      eventId: crypto.randomUUID(),
      type: `Microsoft.Communication.${type}`,
      subject: '',
      eventTime: new Date(),
      data,
      attempts: 0,
    });
  }

  async #applyWhenReady(event: ReceivedEvent): Promise<void> {
    for (;;) {
      try {
        return await this.#apply(event);
      } catch (error) {
        if (!(error instanceof EventNotReadyError)) throw error;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }

  async #apply(event: ReceivedEvent): Promise<void> {
    const handler = this.handlers.find(({ types }) => types.includes(event.type));
    const afterCommit = await this.#prisma.$transaction(async (transaction) =>
      handler?.handle(event, transaction),
    );
    afterCommit?.();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.#server ? this.#server.close(() => resolve()) : resolve()));
  }
}
