import { describe, expect, it } from 'vitest';
import { createSipRoutingHarness } from '../testing/sip-routing-harness.ts';

describe('SipRouting_Get', () => {
  it('200 with nothing at first', async () => {
    expect(await createSipRoutingHarness().get()).toEqual({ trunks: {}, routes: [] });
  });

  it('200 with what was set', async () => {
    const { get, update } = createSipRoutingHarness();
    const updated = await update({ trunks: { 'sbc.example.com': { sipSignalingPort: 5061 } } });
    expect(await get()).toEqual(updated);
  });
});
