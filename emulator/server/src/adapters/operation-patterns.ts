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
  const found = known.filter(
    ({ operation, service }) => isMeant(pattern, operation) || isMeant(pattern, service),
  );
  if (found.length > 0) return found;
  throw badRequest(`No operation matches "${pattern.slice(0, 100)}". ${hint(pattern, known)}`, {
    target: 'operations',
  });
}

/** Goes back to the latest `*` only, which is enough, so that no pattern takes long: a regular expression would go back to all. */
function isMeant(anyCasePattern: string, anyCaseName: string): boolean {
  const [pattern, name] = [anyCasePattern.toLowerCase(), anyCaseName.toLowerCase()];
  let [inPattern, inName] = [0, 0];
  let latest: { readonly star: number; covers: number } | undefined;
  while (inName < name.length) {
    const wanted = pattern[inPattern];
    if (wanted === '*') {
      latest = { star: inPattern, covers: inName };
      inPattern += 1;
    } else if (wanted === '?' || wanted === name[inName]) {
      inPattern += 1;
      inName += 1;
    } else if (latest !== undefined) {
      latest.covers += 1;
      inName = latest.covers;
      inPattern = latest.star + 1;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(inPattern));
}

function hint(pattern: string, known: readonly NamedOperation[]): string {
  const [word = ''] = /[a-z]{3,4}/.exec(pattern.toLowerCase()) ?? [];
  const similar = known.filter(({ operation }) => word !== '' && operation.toLowerCase().includes(word));
  const names = similar.slice(0, 5).map(({ operation }) => operation);
  if (names.length > 0) return `There are ${names.join(', ')}${similar.length > 5 ? ' and more' : ''}.`;
  const services = [...new Set(known.map(({ service }) => service))].join(', ');
  return `Name an operation as the parity table does, for example ChatThread_SendChatMessage or ChatThread_*, or a service: ${services}.`;
}
