/** The way the service itself writes thread ids in addresses: the colon encoded, the `@` not. */
const encodeId = (id: string) => encodeURIComponent(id).replaceAll('%40', '@');

/** Address of a thread on the origin that the client used. */
export const threadUrl = (origin: string, threadId: string) => `${origin}/chat/threads/${encodeId(threadId)}`;

export const messageUrl = (origin: string, threadId: string, messageId: string) =>
  `${threadUrl(origin, threadId)}/messages/${messageId}`;

export const imageUrl = (origin: string, threadId: string, imageId: string) =>
  `${threadUrl(origin, threadId)}/images/${encodeId(imageId)}`;

export const imageViewUrl = (ofThread: string, imageId: string, view: string, apiVersion: string) =>
  `${ofThread}/images/${encodeId(imageId)}/view/${view}?api-version=${apiVersion}`;

/** The `api-version` of a request, for the addresses that its answer carries. */
export const apiVersionOf = (url: URL) => encodeURIComponent(url.searchParams.get('api-version') ?? '');

/**
 * Address of the next page: the request's own, with `position` in place of its former position. Clients ask for it
 * verbatim, so it carries everything that the first request did.
 */
export function nextLink(url: URL, position: Readonly<Record<string, string | number>>): string {
  const next = new URL(url);
  for (const [name, value] of Object.entries(position)) next.searchParams.set(name, String(value));
  return next.href;
}
