import { AcsError } from '../../kernel/acs-error.ts';
import type { Principal } from '../../kernel/principal.ts';
import type { BoundOperation } from '../../kernel/service.ts';
import type { Exchange } from '../exchange.ts';
import type { PipelinePorts, Stage } from '../stage.ts';

/** Tells a developer what the documented error body does not. Never holds a key or a token. */
const reasonHeader = 'x-emulator-reason';

/** Finds out who calls and whether that kind of caller may use this operation. */
export const authenticate: Stage = async (exchange, ports) => {
  const operation = exchange.route?.operation;
  if (operation === undefined) return;
  if (operation.auth.includes('none')) {
    exchange.authentication = 'none needed';
    return;
  }
  exchange.principal = await checkCredentials(exchange, ports, operation);
  if (!ports.lenient?.has('scopes')) requireScope(exchange, operation);
};

async function checkCredentials(
  exchange: Exchange,
  { authenticators, lenient }: PipelinePorts,
  operation: BoundOperation,
): Promise<Principal> {
  for (const authenticator of authenticators) {
    if (!operation.auth.includes(authenticator.scheme) || !authenticator.recognises(exchange)) continue;
    const outcome = await authenticator.authenticate(exchange);
    if ('principal' in outcome) {
      exchange.authentication = describe(outcome.principal);
      return outcome.principal;
    }
    if (lenient?.has('signature') && authenticator.scheme === 'accessKey') {
      exchange.authentication = `access key, let through: ${outcome.reason}`;
      return { kind: 'accessKey' };
    }
    throw refuse(exchange, outcome.status, outcome.code, outcome.message, outcome.reason);
  }
  const reason =
    'authorization' in exchange.headers
      ? `the operation takes ${operation.auth.join(' or ')}, which the authorization header is not`
      : `no authorization header; the operation takes ${operation.auth.join(' or ')}`;
  throw refuse(exchange, 401, 'Denied', 'Denied by the resource provider.', reason);
}

/** @see ChatThread operations: 403 `Forbidden` when the token does not carry the scope. */
function requireScope(exchange: Exchange, { scopes }: BoundOperation): void {
  const { principal } = exchange;
  if (scopes === undefined || principal.kind !== 'user') return;
  if (scopes.some((scope) => principal.scopes.includes(scope))) return;
  throw refuse(
    exchange,
    403,
    'Forbidden',
    "The initiator doesn't have the permission to perform the requested operation.",
    `the token carries the scopes ${principal.scopes.join(', ') || '(none)'}, the operation needs one of ${scopes.join(', ')}`,
  );
}

function refuse(
  exchange: Exchange,
  status: 401 | 403,
  code: string,
  message: string,
  reason: string,
): AcsError {
  exchange.authentication = `refused: ${reason}`;
  const headers = { [reasonHeader]: reason.replace(/[^\x20-\x7e]/g, '?').slice(0, 500) };
  return new AcsError(status, code, message, { headers });
}

function describe(principal: Principal): string {
  if (principal.kind === 'user') return `user ${principal.rawId}`;
  if (principal.kind === 'entra') return `entra ${principal.objectId}`;
  return principal.kind === 'accessKey' ? 'access key' : 'anonymous';
}
