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

  it('400 with a page for an address of no client', async () => {
    const query = { post_logout_redirect_uri: 'https://evil.example/' };
    expect(await createEntraHarness().call(id, { query })).toMatchObject({ status: 400 });
  });
});
