'use client';

import { selectTimeline, type ChatSession, type ThreadState } from '@switchboard/chat-core';
import { useMemo } from 'react';
import { isTopicOfPeople } from '../../../lib/chat/thread-title.ts';
import { layOutTimeline, type TimelineRow } from '../timeline/lay-out-timeline.ts';

/** The lines of a conversation. That it was named after its people goes without saying. */
export function useTimelineRows(
  thread: ThreadState,
  session: ChatSession,
  dividerAfter: string | undefined,
): readonly TimelineRow[] {
  const entries = selectTimeline(thread);
  const { participants } = thread;
  return useMemo(() => {
    const myName = session.getState().me.displayName;
    const worthTelling = entries.filter(({ message }) => {
      const topic =
        message.kind === 'system' && message.event.type === 'topicUpdated' ? message.event.topic : undefined;
      return topic === undefined || !isTopicOfPeople(topic, { participants }, myName);
    });
    return layOutTimeline(worthTelling, dividerAfter);
  }, [entries, participants, session, dividerAfter]);
}
