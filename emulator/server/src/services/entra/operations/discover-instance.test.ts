import { describe, expect, it } from 'vitest';
import { createEntraHarness, origin } from '../testing/entra-harness.ts';

describe('Entra_DiscoverInstance', () => {
  it('200 with the emulator as the only authority', async () => {
    expect(await createEntraHarness().call('Entra_DiscoverInstance')).toMatchObject({
      status: 200,
      body: {
        tenant_discovery_endpoint: `${origin}/common/v2.0/.well-known/openid-configuration`,
        metadata: [{ preferred_network: 'localhost:3002', aliases: ['localhost:3002'] }],
      },
    });
  });
});
