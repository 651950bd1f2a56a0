import {
  sipLimits,
  type SipConfiguration,
  type SipConfigurationUpdate,
  type SipTrunk,
  type SipTrunkRoute,
} from '@switchboard/acs-contracts';
import { unprocessableConfiguration as refuse } from './sip-routing.errors.ts';

/**
 * The configuration after a merge patch: trunks are set one by one and removed by null, routes are replaced as a whole.
 *
 * @throws 422 when the outcome is not one that calls could be routed by.
 */
export function patchConfiguration(
  before: SipConfiguration,
  { trunks: trunkPatch, routes: routePatch }: SipConfigurationUpdate,
): SipConfiguration {
  if (trunkPatch === undefined && routePatch === undefined) refuseEmpty();
  if (routePatch === undefined && trunkPatch && Object.keys(trunkPatch).length === 0) refuseEmpty();
  const trunks = patchTrunks(before.trunks, trunkPatch);
  const routes = routePatch === undefined ? before.routes : (routePatch ?? []).map(toRoute);
  requireRoutable(trunks, routes);
  return { trunks, routes };
}

function refuseEmpty(): never {
  throw refuse('EmptyPatch', 'Patch with no data provided.');
}

function patchTrunks(
  before: SipConfiguration['trunks'],
  patch: SipConfigurationUpdate['trunks'],
): SipConfiguration['trunks'] {
  if (patch === null) return {};
  const trunks = new Map<string, SipTrunk>(Object.entries(before));
  for (const [fqdn, trunk] of Object.entries(patch ?? {})) {
    if (trunk === null) trunks.delete(fqdn);
    else
      trunks.set(requireFqdn(fqdn), {
        sipSignalingPort: requirePort(fqdn, trunk.sipSignalingPort ?? before[fqdn]?.sipSignalingPort),
      });
  }
  if (trunks.size > sipLimits.trunks) {
    throw refuse(
      'TooManyTrunks',
      `There may be ${sipLimits.trunks} trunks; with these there are ${trunks.size}.`,
    );
  }
  return Object.fromEntries(trunks);
}

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i;

function requireFqdn(fqdn: string): string {
  const labels = fqdn.split('.');
  const good = labels.length > 1 && labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1)!);
  if (good && fqdn.length <= sipLimits.fqdnCharacters) return fqdn;
  throw refuse(
    'InvalidTrunkFqdn',
    `Trunk with an invalid FQDN: '${fqdn.slice(0, 100)}'. Give one like sbc.example.com.`,
  );
}

function requirePort(fqdn: string, port: number | undefined): number {
  if (port !== undefined && Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw refuse(
    'InvalidTrunkSipSignalingPort',
    `Trunk with an invalid SIP signaling port: ${port} of '${fqdn}'. Ports are 1 to 65535.`,
  );
}

function toRoute(route: NonNullable<SipConfigurationUpdate['routes']>[number]): SipTrunkRoute {
  const { name, numberPattern, description, trunks } = route;
  if (name.trim() === '' || name.length > sipLimits.routeNameCharacters) {
    throw refuse('InvalidRouteName', `Route with an invalid name: '${name.slice(0, 100)}'.`);
  }
  if (
    numberPattern === '' ||
    numberPattern.length > sipLimits.patternCharacters ||
    !isPattern(numberPattern)
  ) {
    throw refuse(
      'InvalidRouteNumberPattern',
      `Route with an invalid number pattern: '${numberPattern.slice(0, 100)}' of '${name}'.`,
    );
  }
  if (description && description.length > sipLimits.descriptionCharacters) {
    throw refuse(
      'InvalidRouteDescription',
      `The description of the route '${name}' is longer than ${sipLimits.descriptionCharacters} characters.`,
    );
  }
  return {
    ...(typeof description === 'string' && { description }),
    name,
    numberPattern,
    trunks: trunks ?? [],
  };
}

/** .NET knows groups that JavaScript does not, so what begins with `(?` has the benefit of the doubt. */
function isPattern(pattern: string): boolean {
  if (pattern.includes('(?')) return true;
  try {
    new RegExp(pattern);
    return true;
  } catch {
    // The service takes a leading quantifier, as in `^+[1-9]…` of its own recordings.
    return /^\^?[+*]/.test(pattern);
  }
}

function requireRoutable(trunks: SipConfiguration['trunks'], routes: readonly SipTrunkRoute[]): void {
  if (routes.length > sipLimits.routes) {
    throw refuse('TooManyRoutes', `There may be ${sipLimits.routes} routes; these are ${routes.length}.`);
  }
  const names = new Set<string>();
  for (const { name, trunks: used } of routes) {
    if (names.has(name)) throw refuse('DuplicatedRoute', `There is more than one route '${name}'.`);
    names.add(name);
    if (used.length > sipLimits.trunksPerRoute) {
      throw refuse('TooManyTrunks', `The route '${name}' has more than ${sipLimits.trunksPerRoute} trunks.`);
    }
    const missing = used.find((fqdn) => !Object.hasOwn(trunks, fqdn));
    if (missing !== undefined) {
      throw refuse(
        'MissingTrunk',
        `The route '${name}' leads to the trunk '${missing.slice(0, 100)}', which is not configured.`,
      );
    }
  }
}
