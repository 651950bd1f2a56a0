import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { trustCertificate, loadBrowserChatSdk, type BrowserChatSdk } from './support/browser-chat-sdk.ts';
import { listen, type ChatListener } from './support/chat-listener.ts';
import { startCuttableNetwork } from './support/cuttable-network.ts';
import { startRealTimeBed } from './support/real-time-bed.ts';
import { sampleEvents, sampleMessage } from './support/sample-events.ts';
import { eventually } from './support/eventually.ts';

let sdk: BrowserChatSdk;
let bed: Awaited<ReturnType<typeof startRealTimeBed>>;
let network: Awaited<ReturnType<typeof startCuttableNetwork>>;

beforeAll(async () => {
  sdk = await loadBrowserChatSdk();
  bed = await startRealTimeBed();
  trustCertificate(bed.caCertificate);
});
afterAll(async () => {
  await bed.stop();
  await bed.removeFiles();
});
beforeEach(async () => {
  network = await startCuttableNetwork(bed.port);
});
afterEach(() => network.stop());

const contents = ({ events }: ChatListener) =>
  events.map(([, event]) => (event as { message: string }).message);
const message = (rawId: string, content: string) => bed.publish(sampleMessage([rawId], { content }));

describe('a client whose connection breaks', () => {
  it('hears what it missed, in order and once', async () => {
    const ann = bed.userId();
    const token = await bed.issueToken(ann);
    const listener = await listen(sdk, { endpoint: `https://localhost:${network.port}`, token });
    message(ann, 'before');
    await eventually(() => contents(listener)).toEqual(['before']);
    network.cut();
    await eventually(() => listener.connections.at(-1)).toBe('disconnected');
    for (let number = 0; number < 10; number += 1) message(ann, `away ${number}`);
    bed.publish(sampleEvents(ann, ann)[2]!);
    network.restore();
    await listener.connected(2);
    message(ann, 'after');
    const away = Array.from({ length: 10 }, (_, number) => `away ${number}`);
    // The connection may break before "before" is acknowledged; then it comes again.
    const missed = () => contents(listener).filter((content) => content !== 'before');
    await eventually(missed).toEqual([...away, 'after']);
    expect(listener.events.map(([name]) => name)).not.toContain('typingIndicatorReceived');
    await listener.stop();
  });

  it('hears only what is new when it was away for too long', async () => {
    const ann = bed.userId();
    const token = await bed.issueToken(ann);
    const listener = await listen(sdk, { endpoint: `https://localhost:${network.port}`, token });
    network.cut();
    await eventually(() => listener.connections.at(-1)).toBe('disconnected');
    message(ann, 'missed');
    await bed.clock.advance(16 * 60_000);
    network.restore();
    await listener.connected(2);
    message(ann, 'new');
    await eventually(() => contents(listener)).toEqual(['new']);
    await listener.stop();
  });

  it('hears nothing of the time in which it had stopped', async () => {
    const ann = bed.userId();
    const listener = await listen(sdk, { endpoint: bed.httpsEndpoint, token: await bed.issueToken(ann) });
    await listener.stop();
    await eventually(() => listener.connections.at(-1)).toBe('connected');
    message(ann, 'missed');
    const again = await listen(sdk, { endpoint: bed.httpsEndpoint, token: await bed.issueToken(ann) });
    message(ann, 'new');
    await eventually(() => contents(again)).toEqual(['new']);
    expect(listener.events).toEqual([]);
    await again.stop();
  });
});

describe('a client whose emulator restarts', () => {
  it('connects again and hears what is new', async () => {
    const ann = bed.userId();
    const listener = await listen(sdk, { endpoint: bed.httpsEndpoint, token: await bed.issueToken(ann) });
    const { port, caDirectory } = bed;
    await bed.stop();
    await eventually(() => listener.connections.at(-1)).toBe('disconnected');
    bed = await startRealTimeBed({ port, caDirectory });
    await listener.connected(2);
    message(ann, 'after the restart');
    await eventually(() => contents(listener)).toEqual(['after the restart']);
    await listener.stop();
  });

  it('connects again after a reset', async () => {
    const ann = bed.userId();
    const listener = await listen(sdk, { endpoint: bed.httpsEndpoint, token: await bed.issueToken(ann) });
    await bed.service.stop?.();
    await bed.service.start?.();
    await listener.connected(2);
    message(ann, 'after the reset');
    await eventually(() => contents(listener)).toEqual(['after the reset']);
    await listener.stop();
  });
});
