import type { CallCapability, CallKind, CallRole } from '@switchboard/acs-contracts';
import { CallingRefusal, roleRestricted } from '../calling.errors.ts';
import type { Call } from './call.ts';
import type { Member } from './member.ts';

const watching: readonly CallCapability[] = ['viewAttendeeNames'];
const speaking: readonly CallCapability[] = [
  ...watching,
  'turnVideoOn',
  'unmuteMic',
  'raiseHand',
  'useReactions',
  'realTimeText',
];
const sharing: readonly CallCapability[] = [...speaking, 'shareScreen'];
const hosting: readonly CallCapability[] = [
  ...sharing,
  'addCommunicationUser',
  'removeParticipant',
  'hangUpForEveryOne',
];
const presenting: readonly CallCapability[] = [
  ...hosting,
  'muteOthers',
  'manageLobby',
  'spotlightParticipant',
  'removeParticipantsSpotlight',
  'forbidOthersAudio',
  'forbidOthersVideo',
];

const byRole: Record<CallRole, readonly CallCapability[]> = {
  Presenter: presenting,
  Collaborator: sharing,
  Attendee: speaking,
  Consumer: watching,
};

/**
 * What the role allows, whatever others have permitted.
 *
 * @see https://learn.microsoft.com/azure/communication-services/concepts/rooms/room-concept#predefined-participant-roles-and-permissions
 */
function roleAllows(kind: CallKind, role: CallRole, capability: CallCapability): boolean {
  return (kind === 'oneToOne' ? hosting : byRole[role]).includes(capability);
}

/** Undefined when the member may; otherwise why not. */
export function findMediaRefusal(
  call: Call,
  member: Member,
  capability: 'turnVideoOn' | 'unmuteMic' | 'shareScreen',
): CallingRefusal | undefined {
  if (!roleAllows(call.kind, member.role, capability)) return roleRestricted(member.role, words[capability]);
  const { isAudioPermitted, isVideoPermitted } = member.mediaAccess;
  if (capability === 'unmuteMic' && !isAudioPermitted) return mediaForbidden('audio');
  if (capability === 'turnVideoOn' && !isVideoPermitted) return mediaForbidden('video');
  return undefined;
}

const mediaForbidden = (media: string) =>
  new CallingRefusal('MediaForbidden', `A presenter has forbidden you to send ${media} in this call.`);

export function capabilitiesOf(call: Call, member: Member): CallCapability[] {
  const allowed = call.kind === 'oneToOne' ? hosting : byRole[member.role];
  const { isAudioPermitted, isVideoPermitted } = member.mediaAccess;
  return allowed.filter(
    (capability) =>
      (capability !== 'unmuteMic' || isAudioPermitted) && (capability !== 'turnVideoOn' || isVideoPermitted),
  );
}

const words: Record<CallCapability, string> = {
  turnVideoOn: 'turn video on',
  unmuteMic: 'unmute',
  shareScreen: 'share a screen',
  removeParticipant: 'remove participants',
  hangUpForEveryOne: 'hang up for everyone',
  addCommunicationUser: 'add participants',
  manageLobby: 'manage the lobby',
  spotlightParticipant: 'spotlight participants',
  removeParticipantsSpotlight: 'end the spotlight of others',
  raiseHand: 'raise a hand',
  muteOthers: 'mute others or lower their hands',
  useReactions: 'send reactions',
  viewAttendeeNames: 'see names',
  forbidOthersAudio: 'permit or forbid audio',
  forbidOthersVideo: 'permit or forbid video',
  realTimeText: 'send real-time text',
};

/** @throws CallingRefusal */
export function requireCapability(call: Call, member: Member, capability: CallCapability): void {
  if (call.kind === 'oneToOne' && !hosting.includes(capability))
    throw new CallingRefusal('NotInOneToOneCall', `Nobody can ${words[capability]} in a one-to-one call.`);
  if (!roleAllows(call.kind, member.role, capability)) throw roleRestricted(member.role, words[capability]);
}

/** @throws CallingRefusal unless the member is in the call and the call has been answered. */
export function requireConnected(call: Call, member: Member): void {
  if (member.phase === 'lobby')
    throw new CallingRefusal('InvalidCallState', 'You are in the lobby. Wait until somebody admits you.');
  if (member.phase !== 'connected' || call.isAwaitingAnswer)
    throw new CallingRefusal('InvalidCallState', 'The call is not connected yet. Wait until it is answered.');
}
