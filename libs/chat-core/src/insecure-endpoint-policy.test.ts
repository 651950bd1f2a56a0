import { describe, expect, it } from 'vitest';
import { createInsecureEndpointPolicy } from './insecure-endpoint-policy.ts';

const send = async (url: string) => {
  const policy = createInsecureEndpointPolicy('https://localhost:3002/', 'http://localhost:3002');
  const request: { url: string; allowInsecureConnection?: boolean } = { url };
  await policy.sendRequest(request, (sent) => Promise.resolve(sent));
  return request;
};

describe('insecureEndpointPolicy', () => {
  it('sends requests for the endpoint to its plain-http origin', async () => {
    expect(await send('https://localhost:3002/chat/threads?api-version=1')).toEqual({
      url: 'http://localhost:3002/chat/threads?api-version=1',
      allowInsecureConnection: true,
    });
  });

  it.each([
    'https://localhost:3003/chat',
    'https://elsewhere.example/chat',
    'https://localhost.example:3002/chat',
  ])('leaves %s alone', async (url) => {
    expect(await send(url)).toEqual({ url });
  });

  it.each(['http://chat.example', 'https://localhost:3002', 'http://127.0.0.1.example', 'http://10.0.0.1'])(
    'refuses %s as an insecure endpoint',
    (insecureEndpoint) => {
      expect(() => createInsecureEndpointPolicy('https://localhost:3002', insecureEndpoint)).toThrow(
        insecureEndpoint,
      );
    },
  );
});
