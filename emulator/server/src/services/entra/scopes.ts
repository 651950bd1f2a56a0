import { OAuthError } from './oauth-error.ts';

/** What a token is asked for: one resource, and what of it. */
export interface RequestedScopes {
  /** As asked for. */
  readonly text: string;
  /** `openid`, `profile`, `email`, `offline_access`. */
  readonly oidc: ReadonlySet<string>;
  /** Audience of the access token. */
  readonly resource: string;
  /** Without the resource, for example `VoIP` or `.default`. */
  readonly names: readonly string[];
}

const oidcScopes = new Set(['openid', 'profile', 'email', 'offline_access']);
/** Microsoft Graph: its scopes are the ones without a resource, and it tells about the user. */
export const userInfoAudience = '00000003-0000-0000-c000-000000000000';

/** Splits at the last slash: `https://communication.azure.com//.default` is for `https://communication.azure.com/`. */
export function parseScopes(text: string): RequestedScopes {
  const scopes = [...new Set(text.split(' ').filter(Boolean))];
  const oidc = new Set(scopes.filter((scope) => oidcScopes.has(scope)));
  const named = scopes.filter((scope) => !oidcScopes.has(scope)).map(splitScope);
  const resources = new Set(named.map(({ resource }) => resource));
  if (resources.size > 1)
    throw new OAuthError(
      'invalid_scope',
      28000,
      `The scopes '${text.slice(0, 500)}' are of more than one resource; ask for one token for each.`,
    );
  return {
    text,
    oidc,
    resource: named[0]?.resource ?? userInfoAudience,
    names: named.map(({ name }) => name),
  };
}

function splitScope(scope: string): { resource: string; name: string } {
  const slash = scope.lastIndexOf('/');
  if (slash === scope.length - 1)
    throw new OAuthError('invalid_scope', 70011, `The scope '${scope.slice(0, 200)}' is not valid.`);
  return slash < 0
    ? { resource: userInfoAudience, name: scope }
    : { resource: scope.slice(0, slash), name: scope.slice(slash + 1) };
}

/** What `.default` stands for in the token of a user: everything that the emulator's services know. */
const defaultScopes: Readonly<Record<string, string>> = {
  'https://communication.azure.com/clients': 'Chat VoIP',
  'https://auth.msft.communication.azure.com':
    'Teams.ManageCalls Teams.ManageChats TeamsExtension.ManageCalls',
};

/** The `scp` claim of a user's access token. */
export function delegatedScopes({ names, resource, oidc }: RequestedScopes): string {
  if (names.length === 0) return [...oidc].filter((scope) => scope !== 'offline_access').join(' ');
  return names
    .map((name) =>
      name === '.default' ? (defaultScopes[resource.replace(/\/+$/, '')] ?? 'user_impersonation') : name,
    )
    .join(' ');
}
