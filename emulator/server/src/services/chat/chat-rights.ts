import type { AccessTokenScope } from '../../kernel/ports/token-authority.ts';

/**
 * What a user access token must carry.
 *
 * @see "Access tokens" in the identity model of Azure Communication Services
 */
export const chatAuth = ['userToken'] as const;
export const manageThreads: readonly AccessTokenScope[] = ['chat'];
export const manageParticipants: readonly AccessTokenScope[] = ['chat', 'chat.join'];
export const takePart: readonly AccessTokenScope[] = ['chat', 'chat.join', 'chat.join.limited'];
