import { describe, expect, it } from 'vitest';
import { createRoomsHarness, dayMs } from '../testing/rooms-harness.ts';

const id = 'Rooms_Update';

describe(id, () => {
  it('200 with what changed, and tells of it', async () => {
    const { call, create, events, get } = createRoomsHarness();
    const room = await create();
    const body = {
      validFrom: '2026-02-01T00:00:00Z',
      validUntil: '2026-03-01T00:00:00Z',
      pstnDialOutEnabled: true,
    };
    const answer = await call(id, { roomId: room.id, body });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        ...room,
        validFrom: '2026-02-01T00:00:00+00:00',
        validUntil: '2026-03-01T00:00:00+00:00',
        pstnDialOutEnabled: true,
      },
    });
    expect(await get(room.id)).toEqual(answer.body);
    expect(events.at(-1)).toEqual({
      type: 'RoomUpdated',
      data: {
        roomId: room.id,
        validFrom: '2026-02-01T00:00:00.000Z',
        validUntil: '2026-03-01T00:00:00.000Z',
        pstnDialOutEnabled: true,
      },
    });
  });

  it.each([undefined, {}, { validFrom: null, validUntil: null, pstnDialOutEnabled: null }])(
    '200 without a change for %j',
    async (body) => {
      const { call, create } = createRoomsHarness();
      const room = await create({ pstnDialOutEnabled: true });
      expect((await call(id, { roomId: room.id, body })).body).toEqual(room);
    },
  );

  it('200 opens a room again that is over', async () => {
    const { call, clock, create } = createRoomsHarness();
    const { id: roomId } = await create();
    await clock.advance(181 * dayMs);
    expect((await call(id, { roomId, body: { pstnDialOutEnabled: true } })).status).toBe(200);
    const body = { validFrom: '2026-08-01T00:00:00Z', validUntil: '2026-09-01T00:00:00Z' };
    expect((await call(id, { roomId, body })).body).toMatchObject({
      validUntil: '2026-09-01T00:00:00+00:00',
    });
  });

  it.each([
    { validUntil: '2026-01-30T00:00:00Z' },
    { validUntil: '2026-08-01T00:00:00Z' },
    { validFrom: '2026-07-31T00:00:00Z' },
    { validFrom: '2025-12-31T00:00:00Z' },
  ])('400 for the window that %j makes with what was there', async (body) => {
    const { create, failure } = createRoomsHarness();
    const { id: roomId } = await create();
    const error = await failure(id, { roomId, body });
    expect(error).toMatchObject({ status: 400, details: [{ code: 'BadArgument', target: 'ValidUntil' }] });
  });

  it('404 for a room that there is not, 400 for what is no id', async () => {
    const { failure } = createRoomsHarness();
    expect(await failure(id, { roomId: '78469124725336262', body: {} })).toMatchObject({ status: 404 });
    expect(await failure(id, { roomId: 'invalid_id', body: {} })).toMatchObject({ status: 400 });
  });
});
