import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { User } from '../users/user.ts';
import type { UserRepository } from '../users/user.repository.ts';
import type { SessionRepository, StoredSession } from './session.repository.ts';

const HOUR_MS = 3_600_000;

/** What every adapter of `SessionRepository` does. */
export function describeSessionRepository(
  name: string,
  open: () => { sessions: SessionRepository; users: UserRepository },
): void {
  describe(name, () => {
    let sessions: SessionRepository;
    let users: UserRepository;
    let ada: User;
    let bob: User;
    beforeEach(async () => {
      ({ sessions, users } = open());
      [ada, bob] = await Promise.all([newUser(users), newUser(users)]);
    });

    async function start(user: User, change: Partial<StoredSession> = {}) {
      const now = new Date();
      const session = {
        id: randomUUID(),
        userId: user.id,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + HOUR_MS),
        userAgent: 'Firefox',
        address: '192.0.2.1',
        ...change,
      };
      const secretHash = randomUUID();
      await sessions.add({ ...session, secretHash });
      return { ...session, secretHash };
    }
    const idsOf = async (user: User) =>
      (await sessions.listOf(user.id, new Date(Date.now() - HOUR_MS), new Date())).map(({ id }) => id);

    it('finds a session by the hash of its secret, with its user', async () => {
      const { secretHash, ...session } = await start(ada);
      const found = await sessions.find(secretHash);
      expect(found).toMatchObject({ session, user: { id: ada.id, role: 'member' } });
      expect(await sessions.find(randomUUID())).toBeUndefined();
    });

    it('finds many at once, and leaves out what does not exist', async () => {
      const [one, other] = [await start(ada), await start(bob)];
      const found = await sessions.findMany([one.secretHash, randomUUID(), other.secretHash]);
      expect([...found].map(([hash, { user }]) => [hash, user.id]).sort()).toEqual(
        [
          [one.secretHash, ada.id],
          [other.secretHash, bob.id],
        ].sort(),
      );
      expect((await sessions.findMany([])).size).toBe(0);
    });

    it('gives the user as the user is now', async () => {
      const { secretHash } = await start(ada);
      await users.update(ada.id, { role: 'guest', disabled: true });
      expect((await sessions.find(secretHash))?.user).toMatchObject({ role: 'guest', disabled: true });
    });

    it('lists the sessions of one user that have not timed out, newest first', async () => {
      const now = Date.now();
      const early = await start(ada, { createdAt: new Date(now - 5000) });
      const late = await start(ada);
      await start(bob);
      await start(ada, { lastSeenAt: new Date(now - 2 * HOUR_MS) });
      expect(await idsOf(ada)).toEqual([late.id, early.id]);
    });

    it('notes that a session was used, and brings none back that ended', async () => {
      const { secretHash, ...session } = await start(ada);
      const at = new Date(Date.now() + 1000);
      await sessions.touch(secretHash, session, at);
      expect((await sessions.find(secretHash))?.session.lastSeenAt).toEqual(at);
      await sessions.remove(ada.id, session.id);
      await sessions.touch(secretHash, session, at);
      expect(await sessions.find(secretHash)).toBeUndefined();
    });

    it('ends one session of its user, and none of somebody else', async () => {
      const [one, other] = [await start(ada), await start(ada)];
      expect(await sessions.remove(bob.id, one.id)).toBe(false);
      expect(await sessions.remove(ada.id, one.id)).toBe(true);
      expect(await sessions.remove(ada.id, one.id)).toBe(false);
      expect(await sessions.find(one.secretHash)).toBeUndefined();
      expect(await idsOf(ada)).toEqual([other.id]);
    });

    it('ends all sessions of a user, or all but one', async () => {
      const [one, two, three] = [await start(ada), await start(ada), await start(ada)];
      const ofBob = await start(bob);
      expect(await sessions.removeAllOf(ada.id, two.id)).toBe(2);
      expect(await sessions.find(one.secretHash)).toBeUndefined();
      expect(await sessions.find(three.secretHash)).toBeUndefined();
      expect(await idsOf(ada)).toEqual([two.id]);
      expect(await sessions.removeAllOf(ada.id)).toBe(1);
      expect(await idsOf(ada)).toEqual([]);
      expect(await idsOf(bob)).toEqual([ofBob.id]);
    });
  });
}

async function newUser(users: UserRepository): Promise<User> {
  const subject = randomUUID();
  const { user } = await users.signIn(
    { issuer: 'test', subject, displayName: subject, email: null, role: 'member', isNamedAdmin: false },
    new Date(),
  );
  return user;
}
