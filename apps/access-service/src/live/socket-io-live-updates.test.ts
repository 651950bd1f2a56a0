import { LIVE_PATH } from '@switchboard/access-api';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { LiveBed, type Page } from '../../test/support/live-bed.ts';

const WAIT = { timeout: 20_000 };

let bed: LiveBed;
beforeAll(async () => {
  bed = await LiveBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

const conversation = (phoneNumber: string) => ({ phoneNumber, conversationId: 'c' });
const says = (phoneNumber: string) =>
  bed.services.live.publish({ phoneNumber }, 'sms:conversation', conversation(phoneNumber));
const numbersHeard = ({ heard }: Page) =>
  heard.flatMap(({ name, update }) => {
    const { phoneNumber } = (update ?? {}) as { phoneNumber?: string };
    return name === 'sms:conversation' && phoneNumber ? [phoneNumber] : [];
  });
/** Everything that was published before has arrived when this has. */
async function arrived(...pages: Page[]): Promise<void> {
  const update = { phoneNumber: '', conversationId: crypto.randomUUID() };
  bed.services.live.publish({ userIds: [...userIdsOf.values()] }, 'sms:conversation', update);
  await vi.waitFor(() => {
    for (const { heard } of pages) expect(heard).toContainEqual({ name: 'sms:conversation', update });
  }, WAIT);
}
const userIdsOf = new Map<Page, string>();
async function pageOf(role: 'guest' | 'member' | 'admin' = 'member', phoneNumber?: string): Promise<Page> {
  const user = await bed.addUser(role);
  if (phoneNumber) await bed.assignNumber(phoneNumber, user.id);
  const page = await bed.connect(user);
  userIdsOf.set(page, user.id);
  return page;
}

describe('the handshake', () => {
  it('is refused without a session, and with one that does not exist', async () => {
    const unknown = { cookie: `switchboard-session=${'x'.repeat(43)}` };
    for (const headers of [{}, { cookie: 'switchboard-session=x' }, unknown]) {
      for (const transport of ['websocket', 'polling']) {
        expect(await bed.outcomeOf(bed.open(headers, [transport]))).toMatch(/error/);
      }
    }
    const answer = await fetch(`${bed.url}${LIVE_PATH}?EIO=4&transport=polling`);
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({ code: 4, message: 'session/required' });
  });

  it('is refused to pages of other origins', async () => {
    const { cookie } = await bed.startSession(await bed.addUser());
    const from = (origin: string) => bed.outcomeOf(bed.open({ cookie, origin }));
    expect(await from('https://elsewhere.example')).toMatch(/error/);
    expect(await from('http://localhost:3000')).toBe('connected');
  });

  it('works over long polling too', async () => {
    const { cookie } = await bed.startSession(await bed.addUser());
    expect(await bed.outcomeOf(bed.open({ cookie }, ['polling']))).toBe('connected');
  });

  it('is refused to a user who has twenty pages open', async () => {
    const user = await bed.addUser();
    const { cookie } = await bed.startSession(user);
    const pages = Array.from({ length: 20 }, () => bed.open({ cookie }));
    for (const page of pages) expect(await bed.outcomeOf(page)).toBe('connected');
    expect(await bed.outcomeOf(bed.open({ cookie }))).toBe('Too many pages are open.');
    pages[0]!.socket.close();
    await vi.waitFor(async () => expect(await bed.outcomeOf(bed.open({ cookie }))).toBe('connected'), WAIT);
  });

  it('is refused above the rate of an address', async () => {
    await using strict = await LiveBed.start({ RATE_LIMIT_PER_ADDRESS: '2' });
    const { cookie } = await strict.startSession(await strict.addUser());
    const ask = (from: string) =>
      fetch(`${strict.url}${LIVE_PATH}?EIO=4&transport=polling`, {
        headers: { cookie, 'x-forwarded-for': from },
      });
    for (const status of [200, 200, 403]) expect((await ask('192.0.2.1')).status).toBe(status);
    expect((await ask('192.0.2.2')).status).toBe(200);
  });
});

describe('publish', () => {
  it('reaches those who see the number, and every admin', async () => {
    const ada = await pageOf('member', '+18335550001');
    const bob = await pageOf('member', '+18335550002');
    const guest = await pageOf('guest', '+18335550003');
    const admin = await pageOf('admin');
    for (const last of [1, 2, 3]) says(`+1833555000${last}`);
    await arrived(ada, bob, guest, admin);
    expect(numbersHeard(ada)).toEqual(['+18335550001']);
    expect(numbersHeard(bob)).toEqual(['+18335550002']);
    expect(numbersHeard(guest)).toEqual([]);
    expect(numbersHeard(admin)).toEqual(['+18335550001', '+18335550002', '+18335550003']);
  });

  it('reaches all pages of one user, once each', async () => {
    const user = await bed.addUser('admin');
    const pages = [await bed.connect(user), await bed.connect(user)];
    for (const page of pages) userIdsOf.set(page, user.id);
    bed.services.live.publish({ userIds: [user.id, user.id] }, 'sms:conversation', conversation('+1'));
    await arrived(...pages);
    for (const page of pages) expect(numbersHeard(page)).toEqual(['+1']);
  });

  it('reaches nobody when there is nobody to reach', async () => {
    const ada = await pageOf();
    bed.services.live.publish({ userIds: [] }, 'sms:conversation', conversation('+1'));
    await arrived(ada);
    expect(numbersHeard(ada)).toEqual([]);
  });
});

describe('numbersChanged', () => {
  it('moves open pages to the numbers that their users see now', async () => {
    const number = '+18335550010';
    const ada = await pageOf('member', number);
    const bob = await pageOf();
    await bed.assignNumber(number, userIdsOf.get(bob)!);
    bed.services.live.numbersChanged('all');
    await vi.waitFor(() => {
      says(number);
      expect(numbersHeard(bob)).toContain(number);
    }, WAIT);
    await arrived(ada, bob);
    const before = numbersHeard(ada).length;
    says(number);
    await arrived(ada, bob);
    expect(numbersHeard(ada)).toHaveLength(before);
  });

  it('leaves the pages of other users alone', async () => {
    const number = '+18335550011';
    const ada = await pageOf('member', number);
    await bed.assignNumber(number, null);
    bed.services.live.numbersChanged([crypto.randomUUID()]);
    says(number);
    await arrived(ada);
    expect(numbersHeard(ada)).toEqual([number]);
  });
});

/** What no page of ours does. */
const send = (socket: Page['socket'], text: string) =>
  (socket as unknown as { emit(name: string, text: string): void }).emit('hello', text);

describe('an open page', () => {
  const ended = async (page: Page) => {
    await vi.waitFor(() => expect(page.socket.connected).toBe(false), WAIT);
    expect(page.heard.at(-1)?.name).toBe('session:ended');
  };

  it('is closed when its session ends, and only that', async () => {
    const user = await bed.addUser();
    const sessions = [await bed.startSession(user), await bed.startSession(user)];
    const [first, second] = sessions.map(({ cookie }) => bed.open({ cookie }));
    expect(await bed.outcomeOf(first!)).toBe('connected');
    expect(await bed.outcomeOf(second!)).toBe('connected');
    await bed.services.sessions.end(user.id, sessions[0]!.id);
    await ended(first!);
    userIdsOf.set(second!, user.id);
    await arrived(second!);
    expect(second!.socket.connected).toBe(true);
  });

  it('is closed when its user is disabled', async () => {
    const user = await bed.addUser();
    const page = await bed.connect(user);
    await bed.services.users.update(user.id, { disabled: true });
    bed.services.sessions.forgetUser(user.id);
    await ended(page);
  });

  it("is closed when its user's role changes", async () => {
    const user = await bed.addUser();
    const page = await bed.connect(user);
    await bed.services.users.update(user.id, { role: 'guest' });
    bed.services.sessions.forgetUser(user.id);
    await ended(page);
  });

  it('is closed when it sends anything', async () => {
    const { socket } = await pageOf();
    send(socket, 'hello');
    await vi.waitFor(() => expect(socket.connected).toBe(false), WAIT);
  });

  it('is closed when it sends more than a greeting takes', async () => {
    const { socket } = await pageOf();
    send(socket, 'x'.repeat(10_000));
    await vi.waitFor(() => expect(socket.connected).toBe(false), WAIT);
  });

  it('is counted', async () => {
    await pageOf();
    const exposed = await bed.services.metrics.expose();
    expect(exposed).toMatch(/^access_live_connections [1-9]/m);
    expect(exposed).toMatch(/^access_live_handshakes_total\{outcome="session\/required"\} [1-9]/m);
    expect(exposed).toMatch(/^access_live_updates_total\{event="sms:conversation"\} [1-9]/m);
  });
});
