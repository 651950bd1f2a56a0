/**
 * What a participant may do, by the calling SDK's names of capabilities. The SDK's other names are never present. The one list of
 * them; without Zod, so that a web page can have it alone.
 */
export const callCapabilityNames = [
  'turnVideoOn',
  'unmuteMic',
  'shareScreen',
  'removeParticipant',
  'hangUpForEveryOne',
  'addCommunicationUser',
  'manageLobby',
  'spotlightParticipant',
  'removeParticipantsSpotlight',
  'raiseHand',
  'muteOthers',
  'useReactions',
  'viewAttendeeNames',
  'forbidOthersAudio',
  'forbidOthersVideo',
  'realTimeText',
] as const;
export type CallCapability = (typeof callCapabilityNames)[number];
