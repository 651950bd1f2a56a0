import { describe, expect, it } from 'vitest';
import { createEntraHarness, locationOf, textOf } from '../testing/entra-harness.ts';

const id = 'Entra_SignOut';

describe(id, () => {
  it('302 back to the client with its state', async () => {
    const { call } = createEntraHarness();
    const query = { post_logout_redirect_uri: 'http://localhost:3000/bye?x=1', state: 's' };
    expect(locationOf(await call(id, { query })).href).toBe('http://localhost:3000/bye?x=1&state=s');
  });

  it('200 with a page when there is no way back', async () => {
    const response = await createEntraHarness().call(id);
    expect(response.status).toBe(200);
    expect(textOf(response)).toContain('Signed out');
  });

  it.each([
    { post_logout_redirect_uri: 'https://evil.example/' },
    { post_logout_redirect_uri: 'http://localhost:3000/', client_id: 'unknown' },
    { post_logout_redirect_uri: 'https://app.example/', client_id: 'emulator' },
  ])('400 with a page for %o', async (query) => {
    const { call } = createEntraHarness({
      clients: [{ clientId: 'mine', redirectUris: ['https://app.example/'] }],
    });
    expect(await call(id, { query })).toMatchObject({ status: 400 });
    expect(await call(id, { query: { post_logout_redirect_uri: 'https://app.example/' } })).toMatchObject({
      status: 302,
    });
  });
});
