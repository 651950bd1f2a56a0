import type { EndedCall } from '@switchboard/calling-core';

/** Keys of `calling.end`. */
export type EndReason =
  | 'hungUp'
  | 'endedForEveryone'
  | 'connectionLost'
  | 'removed'
  | 'endedByService'
  | 'notInvited'
  | 'notOpen'
  | 'notFound'
  | 'refusedInLobby'
  | 'notReachable'
  | 'cancelled'
  | 'elsewhere'
  | 'notAnswered'
  | 'declined'
  | 'signedOut'
  | 'unknown';

/** @see https://learn.microsoft.com/azure/communication-services/resources/troubleshooting/voice-video-calling/troubleshooting-codes */
const bySubCode: Readonly<Record<number, EndReason>> = {
  7: 'connectionLost',
  3100: 'connectionLost',
  3101: 'connectionLost',
  4097: 'endedForEveryone',
  4507: 'signedOut',
  4521: 'connectionLost',
  5000: 'endedForEveryone',
  5300: 'removed',
  5317: 'removed',
  5732: 'notFound',
  5828: 'notInvited',
  5829: 'notOpen',
  5854: 'refusedInLobby',
  7000: 'endedByService',
  10003: 'elsewhere',
  10004: 'notAnswered',
  10024: 'declined',
  10037: 'notReachable',
  10078: 'notReachable',
};
const byCode: Readonly<Record<number, EndReason>> = {
  0: 'hungUp',
  401: 'signedOut',
  403: 'notInvited',
  404: 'notFound',
  408: 'notAnswered',
  410: 'connectionLost',
  480: 'notReachable',
  487: 'cancelled',
  490: 'connectionLost',
  495: 'signedOut',
  496: 'connectionLost',
  603: 'declined',
};

/** Why a call ended, as a person would say it. */
export function endReasonOf({ code, subCode }: Pick<EndedCall, 'code' | 'subCode'>): EndReason {
  return bySubCode[subCode] ?? byCode[code] ?? 'unknown';
}
