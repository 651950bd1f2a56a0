import type { BoundOperation } from '../kernel/service.ts';
import { pathOf, type MissingOperation, type ResolvedRoute } from './exchange.ts';

const controlPrefix = '/_emulator';

/** Whether a request goes to the control API, in whatever case or encoding its path is written. */
export function isControlTarget(target: string): boolean {
  if (!/^\/(_|%5f)/i.test(target)) return false;
  const path = pathOf(target).toLowerCase().replaceAll('%5f', '_');
  return path === controlPrefix || path.startsWith(`${controlPrefix}/`);
}

/** One path of the router, which may carry several operations told apart by a trailing `:action`. */
export interface RouterEntry {
  readonly method: string;
  /** In the router's syntax. */
  readonly path: string;
  /** The operation without an action. */
  plain: ResolvedRoute | undefined;
  /** By action in lower case, for paths like `/calling/callConnections/{id}:play`. */
  readonly actions: Map<string, ResolvedRoute>;
  /** The last parameter, which the action is cut from. */
  readonly lastParameter: string | undefined;
}

const trailingAction = /^(.*\{\w+\}):(\w+)$/;

/**
 * Translates the paths of the specifications: `{id}` becomes a parameter and each literal colon is escaped. The router
 * cannot tell `{id}:play` from `{id}`, so these share an entry and `findRoute` tells them apart.
 *
 * @throws when two operations claim the same method and path.
 */
export function buildRouteTable(
  operations: readonly BoundOperation[],
  published: readonly MissingOperation[],
): RouterEntry[] {
  const entries = new Map<string, RouterEntry>();
  for (const operation of operations) {
    const control = isControlTarget(operation.route.split(' ', 2)[1] ?? '');
    if (!add(entries, operation.route, { operation, missing: undefined, control })) {
      throw new Error(`Two operations claim the route "${operation.route}".`);
    }
  }
  for (const missing of published) {
    add(entries, missing.route, { operation: undefined, missing, control: false });
  }
  return [...entries.values()];
}

/** False when the route was taken already. */
function add(entries: Map<string, RouterEntry>, route: string, resolved: ResolvedRoute): boolean {
  const [method = '', path = ''] = route.split(' ', 2);
  const [, base = path, action] = trailingAction.exec(path) ?? [];
  const key = `${method} ${base.toLowerCase().replace(/\{\w+\}/g, '{}')}`;
  let entry = entries.get(key);
  if (entry === undefined) {
    entry = {
      method,
      path: toRouterPath(base),
      plain: undefined,
      actions: new Map(),
      lastParameter: /\{(\w+)\}$/.exec(base)?.[1],
    };
    entries.set(key, entry);
  }
  if (action !== undefined) {
    if (entry.actions.has(action.toLowerCase())) return false;
    entry.actions.set(action.toLowerCase(), resolved);
    return true;
  }
  if (entry.plain !== undefined) return false;
  entry.plain = resolved;
  return true;
}

function toRouterPath(path: string): string {
  return path.replaceAll(':', '::').replace(/\{(\w+)\}/g, ':$1');
}

export interface FoundRoute {
  readonly route: ResolvedRoute | undefined;
  readonly params: Readonly<Record<string, string>>;
}

/** The operation that a request to this entry means; its action, if any, is cut from the last parameter. */
export function findRoute(entry: RouterEntry, params: Readonly<Record<string, string>>): FoundRoute {
  const name = entry.lastParameter;
  if (entry.actions.size > 0 && name !== undefined) {
    const value = params[name] ?? '';
    const colon = value.lastIndexOf(':');
    const route = colon > 0 ? entry.actions.get(value.slice(colon + 1).toLowerCase()) : undefined;
    if (route !== undefined) return { route, params: { ...params, [name]: value.slice(0, colon) } };
  }
  return { route: entry.plain, params };
}
