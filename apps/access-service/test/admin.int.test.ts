import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBed } from './support/service-bed.ts';

let bed: ServiceBed;
beforeAll(async () => {
  bed = await ServiceBed.start();
});
afterAll(() => bed[Symbol.asyncDispose]());

describe('PATCH /api/admin/users/{userId}', () => {
  it('403 for disabling or demoting oneself', async () => {
    const admin = await bed.signIn('Admin');
    for (const change of [{ disabled: true }, { role: 'member' as const }]) {
      await expect(admin.api.updateManagedUser(admin.userId, change)).rejects.toMatchObject({
        status: 403,
        code: 'admin/own-account',
      });
    }
  });

  it('leaves an enabled admin when two admins demote each other at the same moment', async () => {
    const { items } = await (await bed.signIn('Admin')).api.listManagedUsers({ search: 'Admin' });
    const [one, other] = [await bed.signIn('Admin'), await bed.signIn('Admin')];
    for (const { id } of items) await one.api.changeRole(id, 'member');
    const results = await Promise.allSettled([
      one.api.changeRole(other.userId, 'member'),
      other.api.changeRole(one.userId, 'member'),
    ]);
    const roles = await Promise.all([one.refresh(), other.refresh()]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(roles.map(({ user }) => user.role).sort()).toEqual(['admin', 'member']);
  });

  it('200 changes the role at once, and the tokens of the old role end', async () => {
    const admin = await bed.signIn('Admin');
    const ada = await bed.signIn('Ada');
    const { token } = await ada.api.issueToken();
    expect(await admin.api.changeRole(ada.userId, 'guest')).toMatchObject({ role: 'guest' });
    expect((await ada.refresh()).user.role).toBe('guest');
    expect((await ada.api.issueToken()).token).not.toBe(token);
    await expect(
      ada.api.createThread({ topic: 'T', participantUserIds: [admin.userId] }),
    ).rejects.toMatchObject({ code: 'threads/guest-may-not-start' });
  });

  it('200 enables again', async () => {
    const admin = await bed.signIn('Admin');
    const ada = await bed.signIn('Ada');
    await admin.api.disableUser(ada.userId);
    await expect(ada.refresh()).rejects.toMatchObject({ status: 401 });
    await admin.api.enableUser(ada.userId);
    await ada.signIn(ada.session.user.displayName);
    await ada.api.issueToken();
  });

  it('404 for nobody, 400 for no change', async () => {
    const admin = await bed.signIn('Admin');
    const nobody = '00000000-0000-4000-8000-000000000000';
    await expect(admin.api.disableUser(nobody)).rejects.toMatchObject({
      status: 404,
      code: 'users/not-found',
    });
    await expect(admin.api.updateManagedUser(admin.userId, {})).rejects.toMatchObject({ status: 400 });
  });
});

describe('GET /api/admin/audit-log', () => {
  it('200 tells what happened to a user, newest first, with the correlation id', async () => {
    const admin = await bed.signIn('Admin');
    const ada = await bed.signIn('Ada');
    await ada.api.issueToken();
    const { threadId } = await ada.api.createThread({
      topic: 'secret plans',
      participantUserIds: [admin.userId],
    });
    await ada.send('PATCH', `/api/threads/${encodeURIComponent(threadId)}`, {
      body: { topic: 'secret plans' },
      headers: { 'x-correlation-id': 'audit-1' },
    });
    await admin.api.changeRole(ada.userId, 'guest');
    await admin.api.disableUser(ada.userId);
    const { items } = await admin.api.listAuditLog({ userId: ada.userId });
    const actions = items.map(({ action }) => action);
    expect(actions[0]).toMatch(/^(token\/revoked|user\/disabled)$/);
    expect(new Set(actions)).toEqual(
      new Set([
        'session/started',
        'identity/created',
        'token/issued',
        'thread/created',
        'thread/renamed',
        'user/role-changed',
        'user/disabled',
        'token/revoked',
      ]),
    );
    expect(items.find(({ action }) => action === 'user/role-changed')).toMatchObject({
      actor: { id: admin.userId },
      subject: ada.userId,
      details: { from: 'member', to: 'guest' },
    });
    expect(items.find(({ action }) => action === 'thread/renamed')?.correlationId).toBe('audit-1');
    expect(JSON.stringify(items)).not.toContain('secret plans');
  });

  it('200 page by page, each entry once', async () => {
    const admin = await bed.signIn('Admin');
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof admin.api.listAuditLog>> = await admin.api.listAuditLog({
        limit: 7,
        action: 'session/started',
        ...(cursor ? { cursor } : {}),
      });
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(ids.length).toBeGreaterThan(7);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.map(Number)).toEqual(ids.map(Number).sort((a, b) => b - a));
  });
});
