import type { CallEvents, EventGridEnvelope } from '@switchboard/acs-contracts';
import { describe, expect, it } from 'vitest';
import { createEventGridHarness } from './testing/event-grid-harness.ts';

const identifierOf = (rawId: string) => ({
  kind: 'communicationUser',
  rawId,
  communicationUser: { id: rawId },
});
const ann = { rawId: '8:acs:r_ann', role: 'Presenter' } as const;
const annData = { communicationIdentifier: identifierOf(ann.rawId), role: 'Presenter' };
const ids = { serverCallId: 'aHR0cHM6Ly9jYWxs', correlationId: 'c-1' };
const call = { ...ids, startedBy: ann, groupId: 'g-1', isTwoParty: false };
const callData = { ...ids, startedBy: annData, group: { id: 'g-1' }, isTwoParty: false, isRoomsCall: false };

async function eventOf<T extends keyof CallEvents>(type: T, data: CallEvents[T]) {
  const harness = await createEventGridHarness();
  await harness.put('inbox', {});
  harness.bus.publish({ type, data });
  await harness.settle();
  const [event] = harness.webhooks.bodies('inbox').flat() as EventGridEnvelope[];
  return event;
}

describe('calls', () => {
  it('started', async () => {
    expect(await eventOf('CallStarted', call)).toMatchObject({
      eventType: 'Microsoft.Communication.CallStarted',
      subject: `call/${ids.serverCallId}/startedBy/8:acs:r_ann`,
      data: callData,
    });
  });

  it('in a room', async () => {
    const { groupId: _, ...inRoom } = { ...call, roomId: '99' };
    const event = await eventOf('CallStarted', inRoom);
    expect(event?.data).toMatchObject({ room: { id: '99' }, isRoomsCall: true });
    expect(event?.data).not.toHaveProperty('group');
  });

  it('ended, by whom and why', async () => {
    const ended = {
      ...call,
      endedBy: { rawId: ann.rawId, displayName: 'Ann' },
      reason: { code: 487, subCode: 10004 },
      durationInSeconds: 60,
    };
    const event = await eventOf('CallEnded', ended);
    expect(event?.subject).toBe(`call/${ids.serverCallId}`);
    expect(event?.data).toEqual({
      ...callData,
      endedBy: { communicationIdentifier: identifierOf(ann.rawId), type: 'Participant', name: 'Ann' },
      reason: { code: 487, subCode: 10004, phrase: 'The call was not answered.' },
      callDurationInSeconds: 60,
    });
  });

  it.each(['CallParticipantAdded', 'CallParticipantRemoved'] as const)('%s names the user', async (type) => {
    const participant = { participantId: 'p-1', displayName: 'Bob', userAgent: 'test/1' };
    const user = { rawId: '8:acs:r_bob', role: 'Attendee' } as const;
    const event = await eventOf(type, { ...call, ...participant, user });
    expect(event?.subject).toBe(`call/${ids.serverCallId}/participant/8:acs:r_bob`);
    expect(event?.data).toEqual({
      ...callData,
      ...participant,
      user: { communicationIdentifier: identifierOf('8:acs:r_bob'), role: 'Attendee' },
    });
  });

  it('incoming', async () => {
    const rest = {
      ...ids,
      callerDisplayName: 'Ann',
      customContext: { sipHeaders: {}, voipHeaders: { a: 'b' } },
      incomingCallContext: 'e30=',
    };
    const event = await eventOf('IncomingCall', { from: ann.rawId, to: '8:acs:r_bob', ...rest });
    expect(event?.subject).toBe('/caller/8:acs:r_ann/recipient/8:acs:r_bob');
    expect(event?.data).toEqual({ from: identifierOf(ann.rawId), to: identifierOf('8:acs:r_bob'), ...rest });
  });
});
