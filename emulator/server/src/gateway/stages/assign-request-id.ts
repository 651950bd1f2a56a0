import type { Stage } from '../stage.ts';

const maximumEchoedLength = 128;

/**
 * Names the request by a correlation vector, as the real service does, and echoes the client's own id.
 *
 * @see Azure REST API guidelines, `x-ms-client-request-id`; the recordings of the Python SDK show `ms-cv`.
 */
export const assignRequestId: Stage = (exchange, { ids }) => {
  const requestId = `${ids.urlSafe(22)}.0`;
  exchange.requestId = requestId;
  exchange.responseHeaders['ms-cv'] = requestId;
  exchange.responseHeaders['request-context'] = 'appId=';
  const clientRequestId = exchange.headers['x-ms-client-request-id'];
  if (clientRequestId !== undefined && clientRequestId.length <= maximumEchoedLength) {
    exchange.responseHeaders['x-ms-client-request-id'] = clientRequestId;
  }
};
