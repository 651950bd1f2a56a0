import type { ChatClientOptions } from '@azure/communication-chat';

type AdditionalPolicyConfig = NonNullable<ChatClientOptions['additionalPolicies']>[number];

/** What a page on `http://localhost` gives the SDK, so that nobody has to trust a certificate. */
export function plainHttp(): { readonly additionalPolicies: AdditionalPolicyConfig[] } {
  const policy: AdditionalPolicyConfig['policy'] = {
    name: 'plainHttp',
    sendRequest(request, next) {
      request.url = request.url.replace(/^https:/, 'http:');
      request.allowInsecureConnection = true;
      return next(request);
    },
  };
  return { additionalPolicies: [{ policy, position: 'perRetry' }] };
}
