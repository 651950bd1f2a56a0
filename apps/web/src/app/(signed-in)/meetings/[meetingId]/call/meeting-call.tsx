'use client';

import { CallRoom } from '../../../../../features/calling/components/call-room.tsx';
import { MeetingEntrance } from '../../../../../features/meetings/components/meeting-entrance.tsx';
import { meetingPath } from '../../../../../features/meetings/meeting-paths.ts';
import { CallChat } from '../../../calls/call-chat.tsx';

/** The call of a meeting, for those who are let in. */
export function MeetingCall({ meetingId }: { meetingId: string }) {
  return (
    <MeetingEntrance meetingId={meetingId}>
      {({ roomId, threadId, topic }) => (
        <CallRoom
          locator={{ roomId }}
          title={topic}
          threadId={threadId}
          chat={<CallChat />}
          link={new URL(meetingPath(meetingId), location.origin).href}
        />
      )}
    </MeetingEntrance>
  );
}
