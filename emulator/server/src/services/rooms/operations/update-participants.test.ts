import { describe, expect, it } from 'vitest';
import { alice, bob, carol, createRoomsHarness } from '../testing/rooms-harness.ts';

const id = 'Participants_Update';

describe(id, () => {
  it('200 {} adds, changes roles and removes at once, and tells what changed', async () => {
    const { create, events, invite, participants } = createRoomsHarness();
    const room = await create({
      participants: { [alice]: { role: 'Presenter' }, [bob]: { role: 'Attendee' } },
    });
    const answer = await invite(room.id, {
      [alice]: null,
      [bob]: { role: 'Collaborator' },
      [carol]: { role: 'Consumer' },
    });
    expect(answer).toMatchObject({ status: 200, body: {} });
    expect(await participants(room.id)).toEqual([
      { rawId: bob, role: 'Collaborator' },
      { rawId: carol, role: 'Consumer' },
    ]);
    expect(events.at(-1)).toEqual({
      type: 'RoomParticipantsUpdated',
      data: {
        roomId: room.id,
        updated: [
          { rawId: bob, role: 'Collaborator' },
          { rawId: carol, role: 'Consumer' },
        ],
        removed: [alice],
      },
    });
  });

  it('200 makes an Attendee of who has no role', async () => {
    const { create, invite, participants } = createRoomsHarness();
    const { id: roomId } = await create({ participants: { [alice]: { role: 'Presenter' } } });
    await invite(roomId, { [alice]: {}, [bob]: { role: null } });
    expect(await participants(roomId)).toEqual([
      { rawId: alice, role: 'Attendee' },
      { rawId: bob, role: 'Attendee' },
    ]);
  });

  it.each([{ [alice]: { role: 'Presenter' } }, { [bob]: null }, {}])(
    '200 and tells nobody when %j changes nothing',
    async (change) => {
      const { create, events, invite } = createRoomsHarness();
      const { id: roomId } = await create({ participants: { [alice]: { role: 'Presenter' } } });
      const before = events.length;
      expect((await invite(roomId, change)).status).toBe(200);
      expect(events).toHaveLength(before);
    },
  );

  it('decides who may join', async () => {
    const { create, directory, invite } = createRoomsHarness();
    const { id: roomId } = await create();
    expect(await directory.admit(roomId, bob)).toMatchObject({ refusal: 'notInvited' });
    await invite(roomId, { [bob]: { role: 'Consumer' } });
    expect(await directory.admit(roomId, bob)).toMatchObject({ admitted: true, role: 'Consumer' });
    await invite(roomId, { [bob]: null });
    expect(await directory.admit(roomId, bob)).toMatchObject({ refusal: 'notInvited' });
  });

  it.each([{ wrong_mri: null }, { wrong_mri: {} }, { '4:+14255550100': {} }])(
    '400 for %j, and nobody else is invited',
    async (stranger) => {
      const { create, failure, participants } = createRoomsHarness();
      const { id: roomId } = await create();
      const body = { participants: { [alice]: {}, ...stranger } };
      expect(await failure(id, { roomId, body })).toMatchObject({ status: 400, target: 'participants' });
      expect(await participants(roomId)).toEqual([]);
    },
  );

  it('400 for a role that there is not', async () => {
    const { create, failure } = createRoomsHarness();
    const { id: roomId } = await create();
    const body = { participants: { [alice]: { role: 'Kafka' } } };
    expect(await failure(id, { roomId, body })).toMatchObject({ status: 400 });
  });

  it('400 when there would be more than a call may have, and nothing changes', async () => {
    const { create, failure, invite, participants } = createRoomsHarness();
    const { id: roomId } = await create();
    const people = (from: number, count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`8:acs:r_${from + n}`, {}]));
    await invite(roomId, people(0, 349));
    const error = await failure(id, { roomId, body: { participants: people(349, 2) } });
    expect(error.message).toContain('351 participants');
    expect(await participants(roomId)).toHaveLength(349);
    await invite(roomId, { ...people(349, 2), '8:acs:r_0': null });
    expect(await participants(roomId)).toHaveLength(350);
  });

  it('404 for a room that there is not', async () => {
    const { failure } = createRoomsHarness();
    const body = { participants: {} };
    expect(await failure(id, { roomId: '99199690362660524', body })).toMatchObject({ status: 404 });
  });
});
