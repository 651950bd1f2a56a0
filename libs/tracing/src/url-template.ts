/** Paths of APIs are made of words, versions, and ids. */
const word = /^:?[A-Za-z_][A-Za-z_-]{0,39}(?::[A-Za-z]{1,40})?$/;
/** Of a route: `{threadId}`, `[threadId]`, `[...path]`. */
const placeholder = /^(?:\{\w{1,40}\}|\[{1,2}(?:\.{3})?\w{1,40}\]{1,2})$/;
const version = /^(?:v\d{1,3}(?:\.\d{1,3})?|oauth2|\.well-known)$/;

/**
 * A path without what it names: `/identities/8:acs:…/:issueAccessToken` becomes `/identities/{id}/:issueAccessToken`. Who is in a
 * path is nothing for a trace, and names of spans have to be few.
 */
export function urlTemplate(path: string): string {
  return path
    .split(/[?#]/, 1)[0]!
    .split('/', 16)
    .map((segment) =>
      segment === '' || [word, version, placeholder].some((known) => known.test(segment)) ? segment : '{id}',
    )
    .join('/');
}
