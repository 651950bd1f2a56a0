/** The parts of a pipeline request and policy that matter here; the SDK's types fit. */
interface PolicyRequest {
  url: string;
  allowInsecureConnection?: boolean;
}
interface InsecureEndpointPolicy {
  name: string;
  sendRequest<Request extends PolicyRequest, Response>(
    request: Request,
    next: (request: Request) => Promise<Response>,
  ): Promise<Response>;
}

/**
 * Lets a page on `http://localhost` reach an emulator whose certificate the browser does not trust: requests for the https
 * endpoint go to its plain-http origin instead. To be placed `perRetry`: the SDK refuses bearer tokens over http in its own
 * policy, which runs before. Never give it an origin that is not on this machine; it throws for one that is not local.
 * @see bearerTokenAuthenticationPolicy of `@azure/core-rest-pipeline`
 */
export function createInsecureEndpointPolicy(
  endpoint: string,
  insecureEndpoint: string,
): InsecureEndpointPolicy {
  const secureOrigin = new URL(endpoint).origin;
  const insecure = new URL(insecureEndpoint);
  if (insecure.protocol !== 'http:' || !isLocal(insecure.hostname)) {
    throw new TypeError(
      `insecureEndpoint must be a plain-http address of this machine such as http://localhost:3002, not ${insecureEndpoint}.`,
    );
  }
  return {
    name: 'insecureEndpointPolicy',
    sendRequest(request, next) {
      const url = new URL(request.url);
      if (url.origin === secureOrigin) {
        request.url = insecure.origin + url.pathname + url.search;
        request.allowInsecureConnection = true;
      }
      return next(request);
    },
  };
}

function isLocal(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127(\.\d+){3}$/.test(hostname)
  );
}
