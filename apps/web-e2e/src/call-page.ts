import type { Page } from '@playwright/test';
import { expectToBeFit, sizes } from './expect-to-be-fit.ts';
import { expect } from './fixtures.ts';
import type { Person } from './person.ts';

type WatchedPage = typeof globalThis & { connections: RTCPeerConnection[]; lines: WebSocket[] };

/** Keeps hold of the page's peer connections, to see what really arrives, and of its lines to the calling service. */
export async function watchCalls(person: Person): Promise<void> {
  await person.page.addInitScript(() => {
    const connections: RTCPeerConnection[] = [];
    const lines: WebSocket[] = [];
    Object.assign(globalThis, { connections, lines });
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        connections.push(this);
      }
    };
    globalThis.WebSocket = class extends WebSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(url, protocols);
        if (String(url).includes('/calling/signalling')) lines.push(this);
      }
    };
  });
  await person.page.reload();
  await expect(person.page.getByRole('button', { name: 'New conversation' })).toBeVisible();
}

/** Decoded frames and audible samples since the page was loaded, over all connections that are open. */
function received(page: Page): Promise<{ frames: number; energy: number }> {
  return page.evaluate(async () => {
    const sum = { frames: 0, energy: 0 };
    for (const connection of (globalThis as WatchedPage).connections) {
      if (connection.connectionState !== 'connected') continue;
      for (const entry of (await connection.getStats()).values() as Iterable<Record<string, unknown>>) {
        if (entry['type'] !== 'inbound-rtp') continue;
        sum.frames += Number(entry['framesDecoded'] ?? 0);
        sum.energy += Number(entry['totalAudioEnergy'] ?? 0);
      }
    }
    return sum;
  });
}

async function expectToSee({ page }: Person): Promise<void> {
  const { frames } = await received(page);
  await expect.poll(async () => (await received(page)).frames).toBeGreaterThan(frames + 15);
}

export async function expectToHear({ page }: Person): Promise<void> {
  const { energy } = await received(page);
  await expect.poll(async () => (await received(page)).energy).toBeGreaterThan(energy);
}

export async function expectToSeeAndHear(person: Person): Promise<void> {
  await Promise.all([expectToSee(person), expectToHear(person)]);
}

export const button = ({ page }: Person, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true });

/** The place of somebody else in the call. */
export const tile = ({ page }: Person, other: Person) =>
  page.locator('[data-participant]').filter({ hasText: other.name }).first();

export async function chooseFromMenu(person: Person, menu: string, item: string): Promise<void> {
  await button(person, menu).click();
  await person.page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Cuts the page's line to the calling service, as a router that restarts would. */
export async function cutSignalling({ page }: Person): Promise<void> {
  await page.evaluate(() => (globalThis as WatchedPage).lines.forEach((line) => line.close()));
}

/** Looks at the page as it is on a phone and on a desk, in both colour schemes. */
export async function expectCallToBeFit({ page }: Person, name: string): Promise<void> {
  const viewport = page.viewportSize();
  for (const { name: size, viewport: wanted } of sizes) {
    await page.setViewportSize(wanted);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await expectToBeFit(page, `${name}-${size}-${colorScheme}`);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (viewport) await page.setViewportSize(viewport);
}

/** Plans a meeting that begins now. Returns the page of its call. */
export async function planMeeting(
  organizer: Person,
  ...invited: readonly (readonly [Person, 'presenter' | 'attendee' | 'consumer'])[]
): Promise<string> {
  const { page } = organizer;
  const participants = await Promise.all(
    invited.map(async ([person, role]) => ({ userId: (await sessionOf(person)).user.id, role })),
  );
  const { csrfToken } = await sessionOf(organizer);
  const answer = await page.request.post('/api/meetings', {
    headers: { 'x-csrf-token': csrfToken, origin: new URL(page.url()).origin },
    data: {
      topic: 'Plans',
      startsAt: new Date(Date.now() + 60_000),
      endsAt: new Date(Date.now() + 3_600_000),
      participants,
    },
  });
  expect(answer.status()).toBe(201);
  return `/meetings/${((await answer.json()) as { id: string }).id}/call`;
}

async function sessionOf({ page }: Person) {
  return (await (await page.request.get('/api/session')).json()) as {
    csrfToken: string;
    user: { id: string };
  };
}
