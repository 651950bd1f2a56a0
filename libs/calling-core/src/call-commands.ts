import { createIdentifierFromRawId, type CommunicationUserIdentifier } from '@azure/communication-common';
import type { CallingCommands } from './calling-session.ts';
import type { LiveCall } from './current-call.ts';
import type { Devices } from './devices.ts';
import { attempt, requireCall, type SessionContext } from './session-context.ts';

type InCall = Omit<
  CallingCommands,
  | 'connect'
  | 'place'
  | 'accept'
  | 'decline'
  | 'dismissEnded'
  | 'dismissProblem'
  | 'setBackground'
  | keyof Devices
>;

/** What is done in a call. */
export function createCallCommands(
  context: SessionContext,
  live: () => LiveCall | undefined,
  devices: Pick<Devices, 'createCamera'>,
): InCall {
  const run = (command: (live: LiveCall) => Promise<unknown>, doing?: 'share-screen') =>
    attempt(context, async () => command(requireCall(live())), doing);
  const user = (id: string) => createIdentifierFromRawId(id) as CommunicationUserIdentifier;

  return {
    hangUp: (options = { forEveryone: false }) => run(({ call }) => call.hangUp(options)),
    setMuted: (isMuted) => run(({ call }) => (isMuted ? call.mute() : call.unmute())),
    setCameraOn: (isOn) =>
      run(async ({ call }) => {
        const current = call.localVideoStreams.find(({ mediaStreamType }) => mediaStreamType === 'Video');
        if (isOn && !current) await call.startVideo(await devices.createCamera());
        if (!isOn && current) await call.stopVideo(current);
      }),
    setScreenSharing: (isOn) =>
      run(({ call }) => (isOn ? call.startScreenSharing() : call.stopScreenSharing()), 'share-screen'),
    setOnHold: (isOnHold) => run(({ call }) => (isOnHold ? call.hold() : call.resume())),
    raiseHand: (isRaised) =>
      run(({ features }) => (isRaised ? features.raiseHand.raiseHand() : features.raiseHand.lowerHand())),
    react: (reactionType) => run(({ features }) => features.reaction.sendReaction({ reactionType })),
    setSpotlight: (id, isOn) =>
      run(({ features: { spotlight } }) =>
        isOn ? spotlight.startSpotlight([user(id)]) : spotlight.stopSpotlight([user(id)]),
      ),
    muteAll: () => run(({ call }) => call.muteAllRemoteParticipants()),
    muteParticipant: (id) =>
      run(async ({ call }) => {
        const wanted = call.remoteParticipants.find(
          ({ identifier }) => 'communicationUserId' in identifier && identifier.communicationUserId === id,
        );
        await wanted?.mute();
      }),
    removeParticipant: (id) => run(({ call }) => call.removeParticipant(user(id))),
    addParticipant: (id) => run(async ({ call }) => call.addParticipant(user(id))),
    setLobbyOn: (isOn) => run(({ call }) => call.lobby.setEnabled(isOn)),
    admit: (id) => run(({ call }) => call.lobby.admit(user(id))),
    admitAll: () => run(({ call }) => call.lobby.admitAll()),
    reject: (id) => run(({ call }) => call.lobby.reject(user(id))),
  };
}
