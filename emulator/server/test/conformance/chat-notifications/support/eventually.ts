import { expect } from 'vitest';

/** Machines that are busy with other tests take their time. */
const patienceMs = 20_000;

/** Expects of `read` what becomes true sooner or later. */
export const eventually = <T>(read: () => T) => expect.poll(read, { timeout: patienceMs });
