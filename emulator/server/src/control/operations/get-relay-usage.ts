import { AcsError } from '../../kernel/acs-error.ts';
import { ok } from '../../kernel/operation.ts';
import type { ControlPorts } from '../control-ports.ts';
import { defineControlOperation } from '../define-control-operation.ts';

/** Bytes and packets per user and per allocation, as the relay itself counted them. */
export const getRelayUsage = defineControlOperation({
  id: 'Emulator_GetRelayUsage',
  route: 'GET /_emulator/relay/usage',
  request: {},
  async handle({ relayUsage }: Pick<ControlPorts, 'relayUsage'>) {
    if (!relayUsage) throw usageUnknown();
    const report = await relayUsage.report().catch((error: Error) => {
      throw usageUnreadable(error);
    });
    return ok({
      total: report.total,
      users: report.users.map(nullForNobody),
      allocations: report.allocations.map((allocation) => ({
        ...nullForNobody(allocation),
        endedOn: allocation.endedOn ?? null,
      })),
    });
  },
});

/** Somebody without an identity is `null` rather than left out. */
const nullForNobody = <T extends { readonly user: string | undefined }>(usage: T) => ({
  ...usage,
  user: usage.user ?? null,
});

const usageUnknown = () =>
  new AcsError(
    404,
    'RelayUsageNotConfigured',
    'The emulator reads what flowed through the relay from the log of coturn. Start it with --turn, --turn-secret and ' +
      '--turn-log <file>, and coturn with verbose and the new-log-timestamp-format that docs/relay.md gives.',
  );

const usageUnreadable = ({ message }: Error) =>
  new AcsError(
    503,
    'RelayUsageUnreadable',
    `The log of the relay cannot be read: ${message}. Is coturn running, and --turn-log its log-file?`,
  );
