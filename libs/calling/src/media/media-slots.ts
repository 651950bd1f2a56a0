/** The three things that a participant may send, each on a transceiver of its own, always in this order. */
export const mediaSlots = ['audio', 'camera', 'screen'] as const;
export type MediaSlot = (typeof mediaSlots)[number];

export type OutgoingTracks = Partial<Record<MediaSlot, MediaStreamTrack>>;

const kinds: Record<MediaSlot, 'audio' | 'video'> = { audio: 'audio', camera: 'video', screen: 'video' };

/** Makes the transceivers, on the side that makes the first offer. */
export function addTransceivers(connection: RTCPeerConnection): void {
  for (const slot of mediaSlots) connection.addTransceiver(kinds[slot], { direction: 'sendrecv' });
}

/** Tells transceivers apart by their order in the session description, which never changes. */
export function transceiverOf(connection: RTCPeerConnection, slot: MediaSlot): RTCRtpTransceiver | undefined {
  const ofKind = connection
    .getTransceivers()
    .filter(({ receiver }) => receiver.track.kind === kinds[slot])
    .toSorted((one, other) => Number(one.mid ?? 0) - Number(other.mid ?? 0));
  return ofKind[slot === 'screen' ? 1 : 0];
}
