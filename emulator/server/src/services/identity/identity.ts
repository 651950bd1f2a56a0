import { formatCommunicationUserId, parseRawId } from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { IdGenerator } from '../../kernel/ports/id-generator.ts';

/** Someone who may hold user access tokens: a communication user, or a Teams user who exchanged an Entra token. */
export interface Identity {
  readonly rawId: string;
  readonly createdOn: string;
  /** Epoch milliseconds; tokens issued before are revoked. */
  readonly tokensValidAfter?: number;
  /** Kept of those whose id comes again when they do: without it their old tokens would live again too. */
  readonly deletedOn?: string;
}

/** The user part is GUID-shaped and its first groups grow with time, as those of the real service do. */
export function newCommunicationUser(clock: Clock, ids: IdGenerator, resourceId: string): Identity {
  const now = clock.now();
  const time = now.getTime().toString(16).padStart(16, '0');
  const random = ids.uuid().replaceAll('-', '').slice(-16);
  const groups = [time.slice(0, 8), time.slice(8, 12), time.slice(12), random.slice(0, 4), random.slice(4)];
  return {
    rawId: formatCommunicationUserId(resourceId, groups.join('-')),
    createdOn: now.toISOString(),
  };
}

/**
 * The identity without the tokens that it has now. A token issued later, even in this very millisecond, is good: the
 * token authority dates it no earlier than `tokensValidAfter`.
 */
export function revokeTokens(identity: Identity, now: Date): Identity {
  return { ...identity, tokensValidAfter: Math.max(now.getTime(), identity.tokensValidAfter ?? 0) + 1 };
}

/** What remains of a deleted identity; undefined when nothing needs to, because its id never comes again. */
export function bury(identity: Identity, now: Date): Identity | undefined {
  if (parseRawId(identity.rawId).kind === 'communicationUser') return undefined;
  return { ...revokeTokens(identity, now), deletedOn: now.toISOString() };
}

/** The identity of someone who is known by the id of another directory, as new as at their first visit. */
export function admit(rawId: string, now: Date, buried: Identity | undefined): Identity {
  const { tokensValidAfter } = buried ?? {};
  return { rawId, createdOn: now.toISOString(), ...(tokensValidAfter !== undefined && { tokensValidAfter }) };
}
