import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallCore } from '../call/call-core.ts';
import { DiagnosticsBoard } from '../call/diagnostics-board.ts';
import { Emitter } from '../support/emitter.ts';
import { CallRemoteDiagnostics } from './remote-diagnostics.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** As much of a call as diagnostics need, and what is sent in it. */
function call(others = 1) {
  const sent: unknown[] = [];
  const core = {
    id: 'call',
    bus: new Emitter(),
    diagnostics: new DiagnosticsBoard(),
    participants: new Map(Array.from({ length: others }, (_, index) => [index, { state: 'Connected' }])),
    answered: async () => undefined,
    signalling: { request: async (_: string, body: { diagnostics: unknown }) => sent.push(body.diagnostics) },
  } as unknown as CallCore;
  return { core, sent, remote: new CallRemoteDiagnostics(core) };
}

describe('sending diagnostics', () => {
  it('takes three messages a minute; what changes meanwhile comes as it is then', async () => {
    const { core, sent, remote } = call();
    remote.startSendingDiagnostics();
    for (const value of [true, false, true, false, true]) {
      core.diagnostics.flag('cameraFreeze', value);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    core.diagnostics.flag('cameraStartFailed', true);
    expect(sent).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent.slice(3)).toEqual([
      [
        { diagnostic: 'cameraFreeze', value: true },
        { diagnostic: 'cameraStartFailed', value: true },
      ],
    ]);
  });

  it('is left off with more than 20 in the call, and once it is stopped', async () => {
    const large = call(20);
    large.remote.startSendingDiagnostics();
    large.core.diagnostics.flag('cameraFreeze', true);
    const stopped = call();
    stopped.remote.startSendingDiagnostics();
    stopped.core.diagnostics.flag('cameraFreeze', true);
    stopped.remote.stopSendingDiagnostics();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([large.sent, stopped.sent]).toEqual([[], []]);
  });
});
