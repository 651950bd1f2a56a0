import type { DefaultEvents } from './default-event.ts';
import { alice, aliceIdentifier, before, bob, bobIdentifier } from './people.ts';

const serverCallId = 'aHR0cHM6Ly9sb2NhbGhvc3Q6MzAwMi9jYWxscy8x';
const correlationId = '00000000-0000-4000-8000-00000000ca11';
const groupId = '00000000-0000-4000-8000-000000009a09';
const participantId = '00000000-0000-4000-8000-00000000fa97';
const recordingId = 'eyJQbGF0Zm9ybUVuZHBvaW50SWQiOiIxIn0';
const callSeconds = 93;

const call = {
  startedBy: { communicationIdentifier: aliceIdentifier, role: 'Organizer' },
  serverCallId,
  group: { id: groupId },
  isTwoParty: false,
  correlationId,
  isRoomsCall: false,
};
const participant = {
  ...call,
  user: { communicationIdentifier: bobIdentifier, role: 'Attendee' },
  displayName: 'Bob',
  participantId,
  userAgent: 'Mozilla/5.0',
};
const storage = 'https://localhost:3002/recordings/1';

/** Calls, their recordings and presence. */
export const callDefaults: DefaultEvents = {
  CallStarted: () => ({ subject: `call/${serverCallId}/startedBy/${alice}`, data: call }),
  CallEnded: () => ({
    subject: `call/${serverCallId}`,
    data: {
      ...call,
      endedBy: { communicationIdentifier: aliceIdentifier, type: 'Participant', name: 'Alice' },
      reason: { code: 0, subCode: 0, phrase: 'The call ended as a participant hung up.' },
      callDurationInSeconds: callSeconds,
    },
  }),
  CallParticipantAdded: () => ({ subject: `call/${serverCallId}/participant/${bob}`, data: participant }),
  CallParticipantRemoved: () => ({ subject: `call/${serverCallId}/participant/${bob}`, data: participant }),
  IncomingCall: () => ({
    subject: `/caller/${alice}/recipient/${bob}`,
    data: {
      to: bobIdentifier,
      from: aliceIdentifier,
      serverCallId,
      callerDisplayName: 'Alice',
      customContext: { sipHeaders: {}, voipHeaders: { customHeader: 'customValue' } },
      incomingCallContext: 'eyJhbGciOiJub25lIn0.e30.',
      correlationId,
    },
  }),
  RecordingFileStatusUpdated: (now) => ({
    subject: `/recording/call/${correlationId}/recordingId/${recordingId}`,
    data: {
      recordingStorageInfo: {
        recordingChunks: [
          {
            documentId: '0-wus-d1-00000000000000000000000000000001',
            index: 0,
            endReason: 'SessionEnded',
            metadataLocation: `${storage}/content/acsmetadata`,
            contentLocation: `${storage}/content/video`,
            deleteLocation: storage,
          },
        ],
      },
      recordingStartTime: before(now, callSeconds * 1000),
      recordingDurationMs: callSeconds * 1000,
      recordingContentType: 'AudioVideo',
      recordingChannelType: 'Mixed',
      recordingFormatType: 'Mp4',
      sessionEndReason: 'CallEnded',
    },
  }),
  UserDisconnected: () => ({
    subject: `user/${alice}`,
    data: { userCommunicationIdentifier: aliceIdentifier },
  }),
};
