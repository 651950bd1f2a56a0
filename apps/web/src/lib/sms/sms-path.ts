/** Where a conversation is shown, at one of its messages when that is given. */
export function smsPath(conversationId: string, messageId?: string): string {
  const query = messageId ? `?${new URLSearchParams({ message: messageId })}` : '';
  return `/sms/${encodeURIComponent(conversationId)}${query}`;
}
