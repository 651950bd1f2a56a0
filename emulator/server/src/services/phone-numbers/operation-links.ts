import type { OperationResponse } from '../../kernel/operation.ts';

interface AcceptedOperation {
  readonly operationId: string;
  /** The header of the operation's own id, and that id. */
  readonly named: readonly [header: string, id: string];
  /** Path of what it makes or changes. */
  readonly location?: string;
  readonly body?: unknown;
}

/** The path with the `api-version` of the request, as the service's relative addresses are. */
export const withApiVersion = (path: string, url: URL) =>
  `${path}?api-version=${encodeURIComponent(url.searchParams.get('api-version') ?? '')}`;

/** Seconds. The SDK for Python takes 0 for "not given" and waits half a minute. */
export const pollAfter = { 'retry-after': '1' };

/** 202 with the addresses at which a client follows the operation; bodies and headers as recorded of the service. */
export function accepted(
  url: URL,
  { operationId, named, location, body }: AcceptedOperation,
): OperationResponse {
  return {
    status: 202,
    headers: {
      'operation-location': withApiVersion(`/phoneNumbers/operations/${operationId}`, url),
      'operation-id': operationId,
      [named[0]]: named[1],
      ...(location !== undefined && { location: withApiVersion(location, url) }),
      ...pollAfter,
    },
    body,
  };
}
