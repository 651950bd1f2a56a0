import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceBed } from './support/service-bed.ts';
import type { TestClient } from './support/test-client.ts';

let bed: ServiceBed;
let admin: TestClient;
beforeAll(async () => {
  bed = await ServiceBed.start();
  admin = await bed.signIn('Admin');
});
afterAll(() => bed[Symbol.asyncDispose]());

const named = (name: string) => `${name} ${randomUUID().slice(0, 8)}`;
const nobody = '00000000-0000-4000-8000-000000000000';

describe('POST /api/teams', () => {
  it('201 with the members by name, and it is in the audit log', async () => {
    const [bob, ada] = [await bed.signIn('Bob'), await bed.signIn('Ada')];
    const name = named('Support');
    const team = await admin.api.createTeam({
      name: `  ${name} `,
      memberUserIds: [bob.userId, ada.userId, bob.userId],
    });
    expect(team).toEqual({
      id: expect.any(String),
      name,
      members: [ada, bob].map(({ session }) => ({
        id: session.user.id,
        displayName: session.user.displayName,
      })),
    });
    const { items } = await admin.api.listAuditLog({ action: 'team/created' });
    expect(items[0]).toMatchObject({ actor: { id: admin.userId }, subject: team.id, details: { name } });
  });

  it('409 for a name that another team has', async () => {
    const name = named('Support');
    await admin.api.createTeam({ name });
    await expect(admin.api.createTeam({ name })).rejects.toMatchObject({
      status: 409,
      code: 'teams/name-taken',
    });
  });

  it('400 that names everybody who cannot be a member', async () => {
    const [gone, guest] = [await bed.signIn('Ada'), await bed.signIn('Guest')];
    await admin.api.disableUser(gone.userId);
    const request = { name: named('Support'), memberUserIds: [nobody, gone.userId, guest.userId] };
    await expect(admin.api.createTeam(request)).rejects.toMatchObject({
      status: 400,
      code: 'teams/members-refused',
      problem: {
        errors: [
          { path: 'memberUserIds.0', message: expect.stringContaining(nobody) },
          { path: 'memberUserIds.1', message: expect.stringContaining('is disabled') },
          { path: 'memberUserIds.2', message: expect.stringContaining('is a guest') },
        ],
      },
    });
  });
});

describe('PUT /api/teams/{teamId}', () => {
  it('200 replaces name and members; who was disabled since may stay', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    const { id } = await admin.api.createTeam({ name: named('Support'), memberUserIds: [ada.userId] });
    await admin.api.disableUser(ada.userId);
    const name = named('Sales');
    const both = await admin.api.replaceTeam(id, { name, memberUserIds: [ada.userId, bob.userId] });
    expect(both).toMatchObject({ name, members: [{ id: ada.userId }, { id: bob.userId }] });
    expect((await admin.api.replaceTeam(id, { name, memberUserIds: [bob.userId] })).members).toEqual([
      { id: bob.userId, displayName: bob.session.user.displayName },
    ]);
    const { items } = await admin.api.listAuditLog({ action: 'team/changed' });
    expect(items[0]!.details).toEqual({ added: [], removed: [ada.userId] });
  });

  it('leaves the members of one of two who replace them at the same moment', async () => {
    const [ada, bob] = [await bed.signIn('Ada'), await bed.signIn('Bob')];
    const name = named('Support');
    const { id } = await admin.api.createTeam({ name });
    await Promise.all([
      admin.api.replaceTeam(id, { name, memberUserIds: [ada.userId] }),
      admin.api.replaceTeam(id, { name, memberUserIds: [bob.userId] }),
    ]);
    const team = (await admin.api.listTeams()).find((one) => one.id === id);
    expect(team?.members).toHaveLength(1);
  });

  it('404 for no team, 409 for the name of another', async () => {
    const name = named('Support');
    await admin.api.createTeam({ name });
    const { id } = await admin.api.createTeam({ name: named('Sales') });
    await expect(admin.api.replaceTeam(nobody, { name })).rejects.toMatchObject({
      status: 404,
      code: 'teams/not-found',
    });
    await expect(admin.api.replaceTeam(id, { name })).rejects.toMatchObject({ code: 'teams/name-taken' });
  });
});

describe('GET /api/teams', () => {
  it('200 with every team for an admin, else with the own ones', async () => {
    const ada = await bed.signIn('Ada');
    const { id } = await admin.api.createTeam({ name: named('Support'), memberUserIds: [ada.userId] });
    await admin.api.createTeam({ name: named('Sales') });
    expect((await ada.api.listTeams()).map((team) => team.id)).toEqual([id]);
    expect((await admin.api.listTeams()).length).toBeGreaterThan(1);
    expect(await (await bed.signIn('Guest')).api.listTeams()).toEqual([]);
  });
});

describe('DELETE /api/teams/{teamId}', () => {
  it('204, and it is gone; 404 the second time', async () => {
    const ada = await bed.signIn('Ada');
    const { id } = await admin.api.createTeam({ name: named('Support'), memberUserIds: [ada.userId] });
    await admin.api.deleteTeam(id);
    expect(await ada.api.listTeams()).toEqual([]);
    await expect(admin.api.deleteTeam(id)).rejects.toMatchObject({ status: 404, code: 'teams/not-found' });
  });
});
