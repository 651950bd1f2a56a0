import { communicationErrorResponse } from '@switchboard/acs-contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTrustedEmulator, type TrustedEmulator } from './support/trusted-emulator.ts';

let emulator: TrustedEmulator;
beforeAll(async () => {
  emulator = await startTrustedEmulator();
});
afterAll(() => emulator[Symbol.asyncDispose]());

describe('the body of a refusal', () => {
  it.each([
    ['no credentials', 'POST', '/identities', {}, 401],
    ['a broken signature', 'POST', '/identities', { authorization: 'HMAC-SHA256 x' }, 401],
    ['a broken Entra token', 'POST', '/identities', { authorization: 'Bearer x' }, 401],
    ['another scheme', 'POST', '/identities', { authorization: 'Basic eDp4' }, 401],
    ['a broken user token', 'GET', '/chat/threads', { authorization: 'Bearer x' }, 401],
    ['an empty user token', 'GET', '/chat/threads', { authorization: 'Bearer ' }, 401],
    ['no token to exchange', 'POST', '/access/entra/:exchangeAccessToken', {}, 401],
  ])(
    'is the documented one for %s, and names the reason for developers in a header',
    async (_name, method, path, headers, status) => {
      const response = await fetch(`${emulator.endpoint}${path}?api-version=2025-06-30`, { method, headers });
      expect(response.status).toBe(status);
      const body: unknown = await response.json();
      expect(communicationErrorResponse.safeParse(body)).toMatchObject({ success: true });
      expect(response.headers.get('www-authenticate')).toBeNull();
    },
  );
});
