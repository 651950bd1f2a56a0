import { callingLimits, type CallMediaAccess, type CallStream } from '@switchboard/acs-contracts';
import { CallingRefusal } from '../calling.errors.ts';
import type { Call } from './call.ts';
import { findMediaRefusal } from './capabilities.ts';
import type { MediaStart, Member } from './member.ts';

const capabilityOf = { camera: 'turnVideoOn', screen: 'shareScreen' } as const;
const isOn = (streams: readonly CallStream[], kind: CallStream['kind']) =>
  streams.some((stream) => stream.isOn && stream.kind === kind);

/** What a client sends, as far as it may: coming in is not refused because of it. */
export function permittedStart(call: Call, member: Member, media: MediaStart) {
  const mayUnmute = findMediaRefusal(call, member, 'unmuteMic') === undefined;
  const streams: CallStream[] = [];
  for (const stream of media.streams ?? []) {
    const sender = { ...member, streams };
    const refused = stream.isOn && findStreamRefusal(call, sender, [...streams, stream]) !== undefined;
    streams.push(refused ? { ...stream, isOn: false } : stream);
  }
  return { isMuted: media.isMuted === true || !mayUnmute, streams };
}

/** @throws CallingRefusal, with nothing changed */
export function updateMedia(call: Call, member: Member, { isMuted, streams }: MediaStart): void {
  const refusal =
    (isMuted === false && member.isMuted ? findMediaRefusal(call, member, 'unmuteMic') : undefined) ??
    (streams && findStreamRefusal(call, member, streams));
  if (refusal) throw refusal;
  if (isMuted !== undefined) member.isMuted = isMuted;
  if (streams) member.streams = streams;
}

/** Only what is switched on now needs a right to it. */
function findStreamRefusal(call: Call, member: Member, streams: readonly CallStream[]) {
  for (const kind of ['camera', 'screen'] as const) {
    if (!isOn(streams, kind) || isOn(member.streams, kind)) continue;
    const refusal = findMediaRefusal(call, member, capabilityOf[kind]) ?? findConflict(call, member, kind);
    if (refusal) return refusal;
  }
  return undefined;
}

function findConflict(call: Call, member: Member, kind: CallStream['kind']): CallingRefusal | undefined {
  // A member who comes in with a second device does not get in the way of the first one.
  const others = [...call.members].filter(({ rawId }) => rawId !== member.rawId);
  const sharer = others.find(({ streams }) => isOn(streams, 'screen'));
  if (kind === 'screen' && sharer)
    return new CallingRefusal(
      'ScreenShareInUse',
      `${sharer.displayName ?? sharer.rawId} is sharing a screen. One screen is shared at a time.`,
      'streams',
    );
  const senders = [...others, member].flatMap(({ streams }) => streams.filter((stream) => stream.isOn));
  if (senders.length < callingLimits.videoSendersPerCall) return undefined;
  return new CallingRefusal(
    'TooManyVideoSenders',
    `${callingLimits.videoSendersPerCall} cameras and screens are on, which is the most. Wait until one is switched off.`,
    'streams',
  );
}

/** Switches off what the member may not send (any longer). */
export function enforceMediaRights(call: Call, member: Member): void {
  if (findMediaRefusal(call, member, 'unmuteMic')) member.isMuted = true;
  const refused = (kind: CallStream['kind']) => findMediaRefusal(call, member, capabilityOf[kind]);
  if (!member.streams.some((stream) => stream.isOn && refused(stream.kind))) return;
  member.streams = member.streams.map((stream) =>
    stream.isOn && refused(stream.kind) ? { ...stream, isOn: false } : stream,
  );
}

export function setMediaAccess(call: Call, member: Member, change: Partial<CallMediaAccess>): void {
  member.mediaAccess = { ...member.mediaAccess, ...change };
  enforceMediaRights(call, member);
}
