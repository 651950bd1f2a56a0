import { expect, vi } from 'vitest';
import type { Person } from './mixed-load.ts';
import type { ReplicaBed } from './replica-bed.ts';

const WAIT = { timeout: 120_000, interval: 300 };

/** Waits until nothing is on its way any more: text messages first, then events, whose next attempts are made due. */
export async function settle(bed: ReplicaBed): Promise<void> {
  await vi.waitFor(async () => {
    expect(await bed.prisma.smsMessage.count({ where: { status: 'queued' } })).toBe(0);
  }, WAIT);
  await vi.waitFor(async () => {
    // No attempt lies further ahead than that, and tokens are good for longer.
    await bed.control('POST', 'clock/advance', { duration: 'PT5M' });
    const { pendingDeliveries } = (await bed.control('GET', 'event-subscriptions/switchboard')) as {
      pendingDeliveries: number;
    };
    const unprocessed = await bed.prisma.inboxEvent.count({ where: { state: { not: 'processed' } } });
    expect({ pendingDeliveries, unprocessed }).toEqual({ pendingDeliveries: 0, unprocessed: 0 });
  }, WAIT);
}

/** Each thing that the person did happened, and happened once. */
export async function expectEverythingOnce(bed: ReplicaBed, person: Person): Promise<void> {
  const { contact, phoneNumber, texts, threads } = person;
  const { value } = (await bed.control(
    'GET',
    `sms/messages?limit=1000&to=${encodeURIComponent(contact)}`,
  )) as { value: { message: string }[] };
  expect(value.map(({ message }) => message).toSorted()).toEqual(texts.sent.toSorted());

  const messages = await bed.prisma.smsMessage.findMany({
    where: { conversation: { phoneNumber, contact } },
    select: { direction: true, text: true, status: true },
  });
  const textsOf = (direction: string) =>
    messages.flatMap((message) => (message.direction === direction ? [message.text] : [])).toSorted();
  expect(textsOf('outbound')).toEqual(texts.sent.toSorted());
  expect(textsOf('inbound')).toEqual(texts.answered.toSorted());
  const isOut = ({ direction }: { direction: string }) => direction === 'outbound';
  expect(new Set(messages.filter(isOut).map(({ status }) => status))).toEqual(new Set(['delivered']));

  const created = await ownThreads(bed, person);
  expect(created.map(({ topic }) => topic).toSorted()).toEqual([...threads.keys()].toSorted());
}

/** The conversations at the resource that the person began. */
async function ownThreads({ emulatorUrl }: ReplicaBed, person: Person) {
  const { token } = await person.client.api.issueToken();
  const found: { id: string; topic: string }[] = [];
  let next: string | undefined = `${emulatorUrl}/chat/threads?api-version=2025-03-15&maxPageSize=100`;
  while (next) {
    const answer = await fetch(next, { headers: { authorization: `Bearer ${token}` } });
    const page = (await answer.json()) as { value: { id: string; topic: string }[]; nextLink?: string };
    found.push(...page.value);
    next = page.nextLink;
  }
  return found.filter(({ topic }) => topic.startsWith(`thread of ${person.phoneNumber} `));
}

/** What happens from now on reaches the person's page, whichever replica deals with it and whichever the page is at. */
export async function expectToHear(bed: ReplicaBed, { page, phoneNumber, contact }: Person): Promise<void> {
  const texts = Array.from({ length: 6 }, (_, index) => `heard ${index}`);
  for (const message of texts)
    await bed.control('POST', 'sms/inbound', { from: contact, to: phoneNumber, message });
  await vi.waitFor(() => {
    const heard = page.updates('sms:message').map(({ message }) => message.text);
    expect(heard).toEqual(expect.arrayContaining(texts));
  }, WAIT);
}
