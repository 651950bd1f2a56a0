import type { CommunicationIdentifier } from '@azure/communication-common';
import { CallingError } from '../api/errors.ts';
import { callableRawId } from '../support/callable.ts';
import { rawIdOf } from '../support/identifiers.ts';
import { createParticipant, removeParticipant } from './apply-call-events.ts';
import type { CallCore } from './call-core.ts';
import type { Participant } from './participant.ts';

/** How long hanging up waits for a service that does not answer. */
const farewellMs = 3_000;

export async function hangUp(core: CallCore, forEveryone: boolean): Promise<void> {
  // The change of state is told after the method has returned.
  await Promise.resolve();
  if (core.isEnded) return;
  const capabilities = core.head?.self.capabilities ?? [];
  if (forEveryone && !capabilities.includes('hangUpForEveryOne')) {
    throw new CallingError(
      403,
      0,
      'hangUp({ forEveryone: true }) is not permitted with the role in this call.',
    );
  }
  core.setState('Disconnecting');
  const request = core.signalling.request('hangUp', { callId: core.id, forEveryone });
  const patience = new Promise<void>((resolve) => setTimeout(resolve, farewellMs));
  await Promise.race([request.catch(() => undefined), patience]);
  core.finish({ code: 0, subCode: 0 });
}

export async function hold(core: CallCore): Promise<void> {
  await core.answered();
  if (core.state === 'LocalHold') return;
  if (core.state !== 'Connected' && core.state !== 'RemoteHold') throw wrongState(core, 'hold');
  await core.signalling.request('setHold', { callId: core.id, isOnHold: true });
}

export async function resume(core: CallCore): Promise<void> {
  await core.answered();
  if (core.state === 'Connected') return;
  if (core.state !== 'LocalHold') throw wrongState(core, 'resume');
  await core.signalling.request('setHold', { callId: core.id, isOnHold: false });
}

/** The participant is there at once, `Idle`; whether it rings or comes is told by its events. */
export function addParticipant(
  core: CallCore,
  identifier: CommunicationIdentifier,
  alternateCallerId: CommunicationIdentifier | undefined,
): Participant {
  const rawId = callableRawId('Call.addParticipant', identifier);
  const known = core.participants.get(rawId);
  if (known) return known;
  if (core.isEnded) throw wrongState(core, 'addParticipant');
  const participant = createParticipant(core, rawId);
  core.participants.set(rawId, participant);
  queueMicrotask(() => {
    core.events.emit('remoteParticipantsUpdated', { added: [participant], removed: [] });
    void ask(core, participant, alternateCallerId);
  });
  return participant;
}

async function ask(
  core: CallCore,
  participant: Participant,
  alternateCallerId: CommunicationIdentifier | undefined,
): Promise<void> {
  try {
    await core.answered();
    const callerId = alternateCallerId ? { alternateCallerId: rawIdOf(alternateCallerId) } : {};
    const request = { callId: core.id, participant: participant.rawId, ...callerId };
    await core.signalling.request('addParticipant', request);
  } catch (error) {
    const isStillIn = core.participants.get(participant.rawId) === participant;
    if (!isStillIn || core.isEnded) return;
    const { code, subCode } = error instanceof CallingError ? error : { code: 500, subCode: 0 };
    removeParticipant(core, participant, { code, subCode });
  }
}

/** Resolves after the removal. */
export async function removeFromCall(core: CallCore, identifier: CommunicationIdentifier): Promise<void> {
  await core.answered();
  await core.signalling.request('removeParticipant', { callId: core.id, participant: rawIdOf(identifier) });
}

const wrongState = (core: CallCore, member: string) =>
  new CallingError(412, 0, `Call.${member} is not possible while the call is ${core.state}.`);
