import { describe, expect, it } from 'vitest';
import { startCallingBed } from './support/calling-bed.ts';

describe('the relay', () => {
  it('comes with connecting, and again when asked for, with credentials of the user', async () => {
    await using bed = await startCallingBed({
      turnUrls: ['turn:localhost:3478'],
      turnSecret: 'sixteen-letters-or-more',
    });
    const user = await bed.createUser();
    const { client } = bed.open();
    const { relay } = await client.connect(user.token);
    const [server] = relay.iceServers;
    expect(server?.urls).toContain('turn:localhost:3478');
    expect(server?.username).toMatch(new RegExp(`^\\d+:${user.rawId}$`));
    expect(Date.parse(relay.expiresOn ?? '')).toBeGreaterThan(bed.clock.now().getTime());
    const again = await client.request('getRelayConfiguration', {});
    expect(again.relay.iceServers).toHaveLength(1);
  });

  it('is left out where there is none', async () => {
    await using bed = await startCallingBed();
    const { client } = bed.open();
    expect((await client.connect((await bed.createUser()).token)).relay).toEqual({ iceServers: [] });
  });
});
