import type { RoomModel } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { alice, bob, createRoomsHarness } from '../testing/rooms-harness.ts';

const id = 'Rooms_Create';
const repeatable = {
  'repeatability-request-id': '6B2F5E0C-1111-4222-8333-944444444444',
  'repeatability-first-sent': 'Sat, 31 Jan 2026 12:00:00 GMT',
};

describe(id, () => {
  it('201 with 180 days from now, and the id as location', async () => {
    const { call, events } = createRoomsHarness();
    const { status, headers, body } = await call<RoomModel>(id);
    expect(status).toBe(201);
    expect(body.id).toMatch(/^99\d{15}$/);
    expect(body).toEqual({
      id: body.id,
      createdAt: '2026-01-31T12:00:00.5+00:00',
      validFrom: '2026-01-31T12:00:00.5+00:00',
      validUntil: '2026-07-30T12:00:00.5+00:00',
      pstnDialOutEnabled: false,
    });
    expect(headers).toEqual({ location: body.id });
    expect(events).toEqual([{ type: 'RoomCreated', data: { roomId: body.id } }]);
  });

  it('201 with everything, times in any zone and with more decimals', async () => {
    const { create, participants } = createRoomsHarness();
    const room = await create({
      validFrom: '2026-02-01T09:00:00+09:00',
      validUntil: '2026-03-01T00:00:00.123456Z',
      pstnDialOutEnabled: true,
      participants: { [alice]: { role: 'Presenter' }, [bob]: {}, '8:acs:x_nobody': null },
    });
    expect(room).toMatchObject({
      validFrom: '2026-02-01T00:00:00+00:00',
      validUntil: '2026-03-01T00:00:00.123+00:00',
      pstnDialOutEnabled: true,
    });
    expect(await participants(room.id)).toEqual([
      { rawId: alice, role: 'Presenter' },
      { rawId: bob, role: 'Attendee' },
    ]);
  });

  it('201 with nulls as if they were left out', async () => {
    const { create } = createRoomsHarness();
    const room = await create({ validFrom: null, validUntil: null, participants: null });
    expect(room.validUntil).toBe('2026-07-30T12:00:00.5+00:00');
  });

  it('201 with the same room for a repeated request', async () => {
    const { call, roomPages } = createRoomsHarness();
    const request = { headers: repeatable, body: { validUntil: '2026-03-01T00:00:00Z' } };
    const answers = await Promise.all([call<RoomModel>(id, request), call<RoomModel>(id, request)]);
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0].headers).toMatchObject({ 'repeatability-result': 'accepted' });
    expect((await roomPages()).flat()).toHaveLength(1);
  });

  it('400 for a repeatability id of another room', async () => {
    const { call, failure } = createRoomsHarness();
    await call(id, { headers: repeatable });
    const error = await failure(id, { headers: repeatable, body: { pstnDialOutEnabled: true } });
    expect(error).toMatchObject({ status: 400, headers: { 'repeatability-result': 'rejected' } });
  });

  it.each(['repeatability-request-id', 'repeatability-first-sent'] as const)(
    '400 when %s comes alone',
    async (name) => {
      const { failure } = createRoomsHarness();
      const error = await failure(id, { headers: { [name]: repeatable[name] } });
      expect(error).toMatchObject({ status: 400 });
    },
  );

  it.each([
    [{ validUntil: '2026-01-31T12:00:00.5Z' }, 'The room would have ended already'],
    [{ validFrom: '2026-01-01T00:00:00Z', validUntil: '2026-01-02T00:00:00Z' }, 'have ended already'],
    [{ validFrom: '2026-02-02T00:00:00Z', validUntil: '2026-02-02T00:00:00Z' }, 'at most 180 days'],
    [{ validFrom: '2026-02-01T00:00:00Z', validUntil: '2026-08-01T00:00:00Z' }, 'at most 180 days'],
    [{ validFrom: '2026-08-01T00:00:00Z' }, 'at most 180 days'],
  ])('400 for the window %j', async (body, message) => {
    const { failure } = createRoomsHarness();
    const error = await failure(id, { body });
    expect(error).toMatchObject({ status: 400, code: 'BadRequest' });
    expect(error.message).toContain(message);
    expect(error.details).toMatchObject([{ code: 'BadArgument', target: 'ValidUntil' }]);
  });

  it.each([
    { validFrom: 'tomorrow' },
    { validFrom: '2026-02-30T00:00:00Z' },
    { pstnDialOutEnabled: 'yes' },
    { participants: { [alice]: { role: 'Kafka' } } },
    { participants: [alice] },
  ])('400 for %j', async (body) => {
    const { failure, roomPages } = createRoomsHarness();
    expect(await failure(id, { body })).toMatchObject({ status: 400 });
    expect((await roomPages()).flat()).toEqual([]);
  });

  it.each(['wrong_mri', '4:+14255550100', '8:orgid:6b2f5e0c-1111-4222-8333-944444444444', '28:orgid:x', ''])(
    '400 for the participant "%s", who is no communication user',
    async (rawId) => {
      const { failure } = createRoomsHarness();
      const error = await failure(id, { body: { participants: { [rawId]: { role: 'Attendee' } } } });
      expect(error).toMatchObject({ status: 400, target: 'participants' });
    },
  );

  it('400 for more participants than a call may have', async () => {
    const { failure } = createRoomsHarness();
    const participants = Object.fromEntries(Array.from({ length: 351 }, (_, n) => [`8:acs:r_${n}`, {}]));
    expect((await failure(id, { body: { participants } })).message).toContain('351 participants');
  });
});
