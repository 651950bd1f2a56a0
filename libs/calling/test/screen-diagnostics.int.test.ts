import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Features, type Call } from '../src/index.ts';
import { startCallBed, type CallBed } from './support/call-bed.ts';

let bed: CallBed;
beforeAll(async () => {
  bed = await startCallBed();
});
afterAll(() => bed.stop());

async function join(): Promise<{ call: Call; raised: () => unknown }> {
  const { agent } = await bed.arrive('Ann');
  const call = agent.join({ groupId: randomUUID() }, { audioOptions: { muted: true } });
  await expect.poll(() => call.state, { timeout: 10_000 }).toBe('Connected');
  const { media } = call.feature(Features.UserFacingDiagnostics);
  const raised = () =>
    Object.fromEntries(Object.entries(media.getLatest()).map(([name, { value }]) => [name, value]));
  return { call, raised };
}

describe('a screen that cannot be shared', () => {
  it.each([
    ['Permission denied by system', 'NotAllowedError', { screenshareRecordingDisabled: true }],
    ['Could not start', 'NotReadableError', { capturerStartFailed: true }],
    ['Permission denied', 'NotAllowedError', {}],
  ])('is told: "%s"', async (message, name, expected) => {
    const { call, raised } = await join();
    bed.globals.refuseScreens(new DOMException(message, name));
    await expect(call.startScreenSharing()).rejects.toThrow(/screen could not be opened/);
    bed.globals.refuseScreens(undefined);
    expect(raised()).toEqual(expected);
    await call.startScreenSharing();
    expect(Object.values(raised() as object)).not.toContain(true);
  });
});

describe('a screen that is shared', () => {
  it('is missed while it delivers no pictures, until it is no longer shared', async () => {
    const { call, raised } = await join();
    await call.startScreenSharing();
    const [screen] = call.localVideoStreams;
    const [track] = (await screen!.getMediaStream()).getVideoTracks();
    track!.dispatchEvent(new Event('mute'));
    expect(raised()).toEqual({ capturerStoppedUnexpectedly: true });
    track!.dispatchEvent(new Event('unmute'));
    expect(raised()).toEqual({ capturerStoppedUnexpectedly: false });
    track!.dispatchEvent(new Event('mute'));
    await call.stopScreenSharing();
    expect(raised()).toEqual({ capturerStoppedUnexpectedly: false });
  });
});
