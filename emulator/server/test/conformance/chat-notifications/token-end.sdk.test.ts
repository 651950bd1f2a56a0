import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trustCertificate, loadBrowserChatSdk, type BrowserChatSdk } from './support/browser-chat-sdk.ts';
import { listen } from './support/chat-listener.ts';
import { startRealTimeBed } from './support/real-time-bed.ts';
import { sampleMessage } from './support/sample-events.ts';
import { eventually } from './support/eventually.ts';

let sdk: BrowserChatSdk;
let bed: Awaited<ReturnType<typeof startRealTimeBed>>;

beforeAll(async () => {
  sdk = await loadBrowserChatSdk();
  bed = await startRealTimeBed();
  trustCertificate(bed.caCertificate);
});
afterAll(async () => {
  await bed.stop();
  await bed.removeFiles();
});

/** Like an application's token refresher: gives the same token until it is told that it is over. */
function refreshingToken(rawId: string) {
  let token: Promise<string> | undefined;
  let asked = 0;
  return {
    get: () => {
      asked += 1;
      return (token ??= bed.issueToken(rawId));
    },
    forget: () => (token = undefined),
    get asked() {
      return asked;
    },
  };
}

describe('the end of a token', () => {
  it('by expiry makes the SDK refresh it and connect again', async () => {
    const ann = bed.userId();
    const token = refreshingToken(ann);
    const listener = await listen(sdk, { endpoint: bed.httpsEndpoint, token: token.get });
    await bed.clock.advance(59 * 60_000);
    expect(listener.connections).toEqual(['connected']);
    token.forget();
    await bed.clock.advance(2 * 60_000);
    await listener.connected(2);
    expect(listener.connections).toEqual(['connected', 'disconnected', 'connected']);
    bed.publish(sampleMessage([ann]));
    await eventually(() => listener.events.length).toBe(1);
    await listener.stop();
  });

  it('by revocation ends the connection at once', async () => {
    const [ann, ben] = [bed.userId(), bed.userId()];
    const token = refreshingToken(ann);
    const listener = await listen(sdk, { endpoint: bed.httpsEndpoint, token: token.get });
    const other = await listen(sdk, { endpoint: bed.httpsEndpoint, token: await bed.issueToken(ben) });
    token.forget();
    bed.revoke(ann);
    await listener.connected(2);
    bed.publish(sampleMessage([ann, ben]));
    await eventually(() => listener.events.length).toBe(1);
    expect(other.connections).toEqual(['connected']);
    await listener.stop();
    await other.stop();
  });

  it('keeps a client out that has no better one', async () => {
    const ann = bed.userId();
    const token = refreshingToken(ann);
    const listener = await listen(sdk, { endpoint: bed.httpsEndpoint, token: token.get });
    const askedBefore = token.asked;
    bed.revoke(ann);
    await eventually(() => listener.connections.at(-1)).toBe('disconnected');
    bed.publish(sampleMessage([ann]));
    await eventually(() => token.asked).toBeGreaterThan(askedBefore + 1);
    expect(listener.events).toEqual([]);
    expect(listener.connections).toEqual(['connected', 'disconnected']);
    await listener.stop();
  });
});
