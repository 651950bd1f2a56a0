import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallCore } from '../src/call/call-core.ts';
import { Features, type Call, type RemoteParticipantDiagnosticsData } from '../src/index.ts';
import { startCallBed, type CallBed } from './support/call-bed.ts';

let bed: CallBed;
beforeAll(async () => {
  bed = await startCallBed();
});
afterAll(() => bed.stop());

// Once a second a call judges its camera and network, and takes back what these tests raise.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
afterEach(() => void vi.useRealTimers());

const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const muted = { audioOptions: { muted: true } };
const boardOf = (call: Call) => (call as unknown as { _core: CallCore })._core.diagnostics;
const remoteOf = (call: Call) => call.feature(Features.UserFacingDiagnostics).remote;
const summary = ({ diagnostics }: RemoteParticipantDiagnosticsData) =>
  diagnostics.map(({ diagnostic, value, remoteParticipant }) => [
    ...[remoteParticipant?.displayName, diagnostic, value],
  ]);

async function meet(...names: string[]) {
  const groupId = randomUUID();
  const calls: Call[] = [];
  for (const name of names) calls.push((await bed.arrive(name)).agent.join({ groupId }, muted));
  const others = names.slice(1).map(() => 'Connected');
  for (const call of calls)
    await until(() => call.remoteParticipants.map(({ state }) => state)).toEqual(others);
  return { calls, groupId };
}

describe('diagnostics of others', () => {
  it('are told once they are sent, changes in one message, and never who speaks while muted', async () => {
    const { calls } = await meet('Ann', 'Ben');
    const [anns, bens] = calls as [Call, Call];
    const log: unknown[] = [];
    remoteOf(bens).on('diagnosticChanged', (data) => log.push(summary(data)));
    boardOf(anns).flag('cameraFreeze', true);
    remoteOf(anns).startSendingDiagnostics();
    expect(remoteOf(anns).isSendingDiagnosticsEnabled).toBe(true);
    await until(() => log).toEqual([[['Ann', 'cameraFreeze', true]]]);
    boardOf(anns).flag('speakingWhileMicrophoneIsMuted', true);
    boardOf(anns).flag('cameraFreeze', false);
    boardOf(anns).rate('networkSendQuality', 3);
    await until(() => log[1]).toEqual([
      ['Ann', 'cameraFreeze', false],
      ['Ann', 'networkSendQuality', 3],
    ]);
    expect(remoteOf(bens).getLatest().diagnostics).toMatchObject([
      { diagnostic: 'cameraFreeze', valueType: 'DiagnosticFlag' },
      {
        diagnostic: 'networkSendQuality',
        valueType: 'DiagnosticQuality',
        rawId: expect.stringContaining('8:acs:'),
      },
    ]);
    remoteOf(anns).stopSendingDiagnostics();
    boardOf(anns).flag('microphoneNotFunctioning', true);
    remoteOf(bens).startSendingDiagnostics();
    boardOf(bens).flag('noNetwork' as never, true);
    await until(() => summary(remoteOf(anns).getLatest())).toEqual([['Ben', 'noNetwork', true]]);
    expect(log).toHaveLength(2);
    await anns.hangUp();
    await until(() => remoteOf(bens).getLatest().diagnostics).toEqual([]);
  });

  it('are told to those who come later', async () => {
    const { calls, groupId } = await meet('Ann');
    const [anns] = calls as [Call];
    remoteOf(anns).startSendingDiagnostics();
    boardOf(anns).flag('cameraStartFailed', true);
    const bens = (await bed.arrive('Ben')).agent.join({ groupId }, muted);
    await until(() => summary(remoteOf(bens).getLatest())).toEqual([['Ann', 'cameraStartFailed', true]]);
  });
});
