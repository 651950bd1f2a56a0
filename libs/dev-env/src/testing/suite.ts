/** What became of the tests of one suite; `skipped` names each test that did not run and why. */
export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  /** Each test that failed: its name, and in the lines after it what was wrong. */
  readonly failures: readonly string[];
  readonly skipped: readonly string[];
}

/** A run that ended badly without a failed test (a crash, a bad configuration) is one failure. */
export function orFailed(code: number, result: SuiteResult): SuiteResult {
  const isUnexplained = code !== 0 && result.failures.length === 0;
  return isUnexplained ? { ...result, failures: [`ended with code ${code}: see its output above`] } : result;
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
      const code = await run();
      return orFailed(code, { name, passed: code === 0 ? 1 : 0, failures: [], skipped: [] });
    },
  };
}
