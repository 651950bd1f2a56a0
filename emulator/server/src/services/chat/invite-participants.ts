import { type ChatParticipant, formatRawId, parseRawId } from '@switchboard/acs-contracts';
import type { IdentityDirectory } from '../../kernel/ports/identity-directory.ts';
import type { ChatRosterEntry } from './chat-roster.ts';
import { wholeHistory } from './wire-time.ts';

/** Why someone cannot be added; the others are. @see CommunicationError */
interface InvalidParticipant {
  readonly target: string;
  readonly code: '403' | '404';
  readonly message: string;
}

export interface Invitation {
  readonly entries: readonly ChatRosterEntry[];
  readonly invalid: readonly InvalidParticipant[];
}

/** Sorts the requested participants into those who may join, each once, and those who may not. */
export async function inviteParticipants(
  identities: IdentityDirectory,
  requested: readonly ChatParticipant[],
): Promise<Invitation> {
  const entries = new Map<string, ChatRosterEntry>();
  const invalid = new Map<string, InvalidParticipant>();
  for (const participant of requested) {
    const rawId = formatRawId(participant.communicationIdentifier);
    if (entries.has(rawId) || invalid.has(rawId)) continue;
    const problem = await findProblem(identities, rawId);
    if (problem) invalid.set(rawId, { target: rawId, ...problem });
    else entries.set(rawId, toEntry(rawId, participant));
  }
  return { entries: [...entries.values()], invalid: [...invalid.values()] };
}

async function findProblem(
  identities: IdentityDirectory,
  rawId: string,
): Promise<Omit<InvalidParticipant, 'target'> | undefined> {
  const { kind } = parseRawId(rawId);
  if (kind !== 'communicationUser' && kind !== 'unknown')
    return {
      code: '403',
      message: `Permissions check failed: '${rawId}' is a ${kind}, but only communication users can join a chat thread.`,
    };
  if (!(await identities.exists(rawId)))
    return {
      code: '404',
      message: `Not found: there is no communication user '${rawId}'. Create it with the identity API first.`,
    };
  return undefined;
}

function toEntry(rawId: string, requested: ChatParticipant): ChatRosterEntry {
  const { displayName, metadata, shareHistoryTime = wholeHistory } = requested;
  return {
    rawId,
    ...(displayName !== undefined && { displayName }),
    shareHistoryTime,
    ...(metadata && { metadata }),
  };
}
