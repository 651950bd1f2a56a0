import { createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { clientFields, createEntraHarness } from '../testing/entra-harness.ts';

describe('Entra_GetSigningKeys', () => {
  it('200 with the key that signs, and without its private part', async () => {
    const { call, issueToken } = createEntraHarness();
    const scope = 'https://communication.azure.com/.default';
    const { body } = await issueToken({ ...clientFields, grant_type: 'client_credentials', scope });
    const [header, payload, signature = ''] = String(body.access_token).split('.');
    const { keys } = (await call('Entra_GetSigningKeys')).body as { keys: Record<string, string>[] };
    expect(Object.keys(keys[0] ?? {}).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'x5t']);
    const key = createPublicKey({ key: keys[0] ?? {}, format: 'jwk' });
    const input = Buffer.from(`${header}.${payload}`);
    expect(verify('RSA-SHA256', input, key, Buffer.from(signature, 'base64url'))).toBe(true);
  });
});
