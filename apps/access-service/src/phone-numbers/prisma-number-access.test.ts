import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '@switchboard/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { NumberUser } from './number-access.ts';
import { PrismaNumberAccess } from './prisma-number-access.ts';

const resource = 'here.example';
const numbers = {
  ofAda: '+18335550001',
  ofTeam: '+18335550002',
  ofNobody: '+18335550003',
  released: '+18335550004',
  withoutSms: '+18335550005',
  ofGuest: '+18335550006',
  elsewhere: '+18335550007',
};

let database: Database;
let access: PrismaNumberAccess;
const users = {} as Record<'ada' | 'bob' | 'guest' | 'admin' | 'disabled', NumberUser>;
beforeAll(async () => {
  database = await openDatabase({ inMemory: true });
  const prisma = database.client;
  access = new PrismaNumberAccess(prisma, resource);
  for (const name of ['ada', 'bob', 'guest', 'admin', 'disabled'] as const) {
    const role = name === 'guest' || name === 'admin' ? name : 'member';
    const id = randomUUID();
    const disabledAt = name === 'disabled' ? new Date() : null;
    await prisma.user.create({
      data: { id, displayName: name, role, issuer: 'test', subject: name, disabledAt },
    });
    users[name] = { id, role };
  }
  const teamId = randomUUID();
  const members = [users.bob, users.guest, users.disabled].map(({ id }) => ({ userId: id }));
  await prisma.team.create({ data: { id: teamId, name: 'Support', members: { create: members } } });
  const common = {
    countryCode: 'US',
    numberType: 'tollFree',
    callingCapability: 'inbound+outbound',
    smsCapability: 'inbound+outbound',
    costAmount: 2,
    costCurrency: 'USD',
    purchasedAt: new Date(),
  };
  await prisma.phoneNumber.createMany({
    data: [
      { resource, phoneNumber: numbers.ofAda, assignedUserId: users.ada.id },
      { resource, phoneNumber: numbers.ofTeam, assignedTeamId: teamId },
      { resource, phoneNumber: numbers.ofNobody },
      { resource, phoneNumber: numbers.released, assignedUserId: users.ada.id, releasedAt: new Date() },
      { resource, phoneNumber: numbers.withoutSms, assignedUserId: users.ada.id, smsCapability: 'inbound' },
      { resource, phoneNumber: numbers.ofGuest, assignedUserId: users.guest.id },
      { resource: 'there.example', phoneNumber: numbers.elsewhere, assignedUserId: users.ada.id },
    ].map((number) => ({ ...common, ...number })),
  });
});
afterAll(() => database.close());

describe('visibleNumbers', () => {
  it('is everything for an admin', async () => {
    expect(await access.visibleNumbers(users.admin)).toBe('all');
  });

  it('is what is assigned to a member or to their teams in this resource, released numbers too', async () => {
    expect(await access.visibleNumbers(users.ada)).toEqual(
      new Set([numbers.ofAda, numbers.released, numbers.withoutSms]),
    );
    expect(await access.visibleNumbers(users.bob)).toEqual(new Set([numbers.ofTeam]));
  });

  it('is nothing for a guest, whatever is assigned to them', async () => {
    expect(await access.visibleNumbers(users.guest)).toEqual(new Set());
  });
});

describe('requireVisible', () => {
  it('lets those through who see the number', async () => {
    await access.requireVisible(users.ada, numbers.released);
    await access.requireVisible(users.bob, numbers.ofTeam);
    await access.requireVisible(users.admin, numbers.ofNobody);
  });

  it('refuses everybody else as if there were no such number', async () => {
    for (const [user, number] of [
      [users.ada, numbers.ofTeam],
      [users.ada, numbers.elsewhere],
      [users.guest, numbers.ofGuest],
      [users.admin, numbers.elsewhere],
      [users.admin, '+15550000000'],
    ] as const) {
      await expect(access.requireVisible(user, number)).rejects.toMatchObject({
        code: 'phone-numbers/not-found',
      });
    }
  });
});

describe('requireSmsSender', () => {
  it('lets through who sees a number that can send', async () => {
    await access.requireSmsSender(users.ada, numbers.ofAda);
    await access.requireSmsSender(users.admin, numbers.ofTeam);
  });

  it('says why a number cannot send', async () => {
    for (const [number, code] of [
      [numbers.released, 'phone-numbers/released'],
      [numbers.withoutSms, 'phone-numbers/cannot-send-sms'],
      [numbers.ofTeam, 'phone-numbers/not-found'],
    ] as const) {
      await expect(access.requireSmsSender(users.ada, number)).rejects.toMatchObject({ code });
    }
  });
});

describe('smsSenders', () => {
  it('leaves out numbers that are released, without outbound SMS, or of another resource', async () => {
    expect(await access.smsSenders(Object.values(numbers))).toEqual(
      new Set([numbers.ofAda, numbers.ofTeam, numbers.ofNobody, numbers.ofGuest]),
    );
    expect(await access.smsSenders([])).toEqual(new Set());
  });
});

describe('audienceOf', () => {
  it('is the assignee, or the members of the team, without guests and the disabled', async () => {
    expect(await access.audienceOf(numbers.ofAda)).toEqual({ userIds: [users.ada.id] });
    expect(await access.audienceOf(numbers.ofTeam)).toEqual({ userIds: [users.bob.id] });
    for (const number of [numbers.ofNobody, numbers.ofGuest, numbers.elsewhere, '+15550000000']) {
      expect(await access.audienceOf(number)).toEqual({ userIds: [] });
    }
  });
});
