/** Counted tests of one suite; `skipped` names each test that did not run and why. */
export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly string[];
}

/** A part of `npm test`. */
export interface Suite {
  readonly name: string;
  /** What this machine lacks for the suite, or undefined when it can run. */
  readonly missing?: () => string | undefined;
  /** What takes long and is begun beside the first suite. Fails as `run` does, so nobody needs to catch it. */
  prepare?(): Promise<void>;
  /** True for people on pages, who wait seconds, not minutes: begins when all that is prepared is there. */
  readonly needsQuiet?: boolean;
  run(): Promise<SuiteResult>;
}

/** A check that passes or fails as a whole, such as the linter. */
export function check(name: string, run: () => Promise<number>): Suite {
  return {
    name,
    async run() {
      const failed = (await run()) === 0 ? 0 : 1;
      return { name, passed: 1 - failed, failed, skipped: [] };
    },
  };
}
