import { expect, vi } from 'vitest';

/** Machines that are busy with other tests take their time. */
const patienceMs = 20_000;
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

/** Expects of `read` what becomes true sooner or later. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: patienceMs });
