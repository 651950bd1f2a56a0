import { OAuthError } from './oauth-error.ts';

/** Parameters of an OAuth request, each at most once. @see RFC 6749 section 3.1 */
export interface OAuthParameters {
  find(name: string): string | undefined;
  require(name: string): string;
}

const maximumFormBytes = 64 * 1024;

export function readQuery(url: URL): OAuthParameters {
  return readParameters(url.searchParams);
}

export function readForm(body: Uint8Array, contentType: string | undefined): OAuthParameters {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(contentType ?? ''))
    throw new OAuthError(
      'invalid_request',
      900144,
      `The body must be application/x-www-form-urlencoded, not ${contentType?.slice(0, 100) ?? 'untyped'}.`,
    );
  if (body.length > maximumFormBytes)
    throw new OAuthError(
      'invalid_request',
      900144,
      `The body has ${body.length} bytes; at most ${maximumFormBytes} are allowed.`,
    );
  return readParameters(new URLSearchParams(new TextDecoder().decode(body)));
}

/** An empty value counts as left out. */
function readParameters(parameters: URLSearchParams): OAuthParameters {
  const find = (name: string) => {
    const values = parameters.getAll(name);
    if (values.length > 1)
      throw new OAuthError('invalid_request', 900144, `The parameter '${name}' is given more than once.`);
    return values[0] || undefined;
  };
  return {
    find,
    require(name) {
      const value = find(name);
      if (value === undefined)
        throw new OAuthError('invalid_request', 900144, `The request must contain the parameter '${name}'.`);
      return value;
    },
  };
}
