import { badRequest } from '../kernel/acs-error.ts';

/** An operation by its `operationId`, and the folder name of its service. */
export interface NamedOperation {
  readonly operation: string;
  readonly service: string;
}

/**
 * What a pattern means: the name of an operation or of a service, in any case, with `*` for any characters and `?` for any one.
 *
 * @throws AcsError 400 when it means nothing
 */
export function requireOperations<T extends NamedOperation>(
  pattern: string,
  known: readonly T[],
): readonly T[] {
  const wanted = toRegExp(pattern);
  const found = known.filter(({ operation, service }) => wanted.test(operation) || wanted.test(service));
  if (found.length > 0) return found;
  throw badRequest(`No operation matches "${pattern.slice(0, 100)}". ${hint(pattern, known)}`, {
    target: 'operations',
  });
}

function toRegExp(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^$()|[\]{}\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*+/g, '.*').replaceAll('?', '.')}$`, 'i');
}

function hint(pattern: string, known: readonly NamedOperation[]): string {
  const [word = ''] = /[a-z]{3,4}/.exec(pattern.toLowerCase()) ?? [];
  const similar = known.filter(({ operation }) => word !== '' && operation.toLowerCase().includes(word));
  const names = similar.slice(0, 5).map(({ operation }) => operation);
  if (names.length > 0) return `There are ${names.join(', ')}${similar.length > 5 ? ' and more' : ''}.`;
  const services = [...new Set(known.map(({ service }) => service))].join(', ');
  return `Name an operation as the parity table does, for example ChatThread_SendChatMessage or ChatThread_*, or a service: ${services}.`;
}
