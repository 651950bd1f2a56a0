import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LivePage } from './support/live-page.ts';
import { endOfOrder, endOfSearch, order, tollFree } from './support/numbers.ts';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

const WAIT = { timeout: 20_000, interval: 20 };

let bed: ServiceBed;
const pages: LivePage[] = [];
beforeAll(async () => {
  bed = await ServiceBed.start();
});
afterAll(async () => {
  for (const page of pages) page[Symbol.dispose]();
  await bed[Symbol.asyncDispose]();
});

/** Opens a page. @returns every update that it hears */
async function listen(client: TestClient) {
  const page = await LivePage.open(client, bed.origin);
  pages.push(page);
  return page.heard;
}

describe('live updates about numbers', () => {
  it('tell of searches and orders whoever began them, of who answers a number those whom it concerns', async () => {
    const [admin, other] = [await bed.signIn('Admin'), await bed.signIn('Admin')];
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    const [own, others, adas, bobs] = await Promise.all([admin, other, ada, bob].map(listen));
    const changes = (heard: readonly { name: string }[]) =>
      heard.filter(({ name }) => name === 'phone-numbers:changed').length;

    const { id } = await admin.api.searchNumbers(tollFree);
    const found = await endOfSearch(admin, id);
    await vi.waitFor(() => expect(own).toContainEqual({ name: 'phone-numbers:search', update: found }), WAIT);
    const ended = await endOfOrder(admin, (await order(admin, found)).id);
    await vi.waitFor(() => expect(own).toContainEqual({ name: 'phone-numbers:order', update: ended }), WAIT);
    await vi.waitFor(() => expect([changes(own!) > 0, changes(others!) > 0]).toEqual([true, true]), WAIT);
    expect(others!.filter(({ name }) => name !== 'phone-numbers:changed')).toEqual([]);

    const phoneNumber = found.phoneNumbers[0]!;
    await admin.api.assignNumber(phoneNumber, { assignee: { kind: 'user', id: ada.userId } });
    await vi.waitFor(() => expect(changes(adas!)).toBe(1), WAIT);
    await admin.api.assignNumber(phoneNumber, { assignee: null });
    await vi.waitFor(() => expect(changes(adas!)).toBe(2), WAIT);
    expect(bobs).toEqual([]);
  });
});
