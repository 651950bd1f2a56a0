import type { ChatSession } from '@switchboard/chat-core';
import { accessApi } from '../http/access-api.ts';
import { availableStorage } from '../preferences/available-storage.ts';

export interface ChatUser {
  displayName: string;
  /** May start and rename conversations and add people; guests only take part. */
  canOrganise: boolean;
}

/**
 * Makes the chat session of the signed-in user. Nothing of it is loaded before: neither the chat client nor the SDK delays
 * the first paint.
 */
export async function openChatSession(
  user: Pick<ChatUser, 'displayName'>,
  signal: AbortSignal,
): Promise<ChatSession> {
  const [{ createChatSession }, config, first] = await Promise.all([
    import('@switchboard/chat-core'),
    accessApi.getConfig({ signal }),
    accessApi.issueToken({ signal }),
  ]);
  let unusedToken: string | undefined = first.token;
  return createChatSession({
    endpoint: config.endpoint,
    insecureEndpoint: insecureEndpointFor(config.insecureEndpoint),
    userId: first.communicationUserId,
    displayName: user.displayName,
    storage: availableStorage(),
    fetchToken: async (tokenSignal) => {
      const token = unusedToken ?? (await accessApi.issueToken({ signal: tokenSignal })).token;
      unusedToken = undefined;
      return token;
    },
  });
}

/** A page that came over https may not speak plain http. */
function insecureEndpointFor(insecureEndpoint: string | null): string | null {
  return location.protocol === 'http:' ? insecureEndpoint : null;
}
