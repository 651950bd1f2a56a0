/** Where the call is that this page is in, however it began. */
export const currentCallPath = '/calls/current';

/** A group call by its link. `threadId` is the conversation beside it, for those who come from there. */
export function groupCallPath(groupId: string, options: { threadId?: string; video?: boolean } = {}): string {
  const query = new URLSearchParams();
  if (options.threadId) query.set('thread', options.threadId);
  if (options.video === false) query.set('video', 'off');
  const text = query.toString();
  return `/calls/group/${groupId}${text ? `?${text}` : ''}`;
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export const isGroupId = (value: string): boolean => guid.test(value);
