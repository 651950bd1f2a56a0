import type { Logger } from '@switchboard/node-kit';

export type Check = () => Promise<void>;

export interface ReadinessReport {
  readonly status: 'ready' | 'not-ready';
  readonly checks: Record<string, 'ok' | 'failed'>;
}

const CHECK_TIMEOUT_MS = 2500;
const REPORT_HOLDS_MS = 500;

/** Whether the service can do its work now: what it stands on answers. */
export class Readiness {
  readonly #checks: Record<string, Check>;
  readonly #log: Logger;
  #last: { at: number; report: Promise<ReadinessReport> } | undefined;

  constructor(checks: Record<string, Check>, log: Logger) {
    this.#checks = checks;
    this.#log = log;
  }

  /** Many callers in the same moment share one round of checks. */
  async report(): Promise<ReadinessReport> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > REPORT_HOLDS_MS) {
      this.#last = { at: now, report: this.#run() };
    }
    return this.#last.report;
  }

  async #run(): Promise<ReadinessReport> {
    const results = await Promise.all(
      Object.entries(this.#checks).map(
        async ([name, check]) => [name, await this.#passes(name, check)] as const,
      ),
    );
    const isReady = results.every(([, passes]) => passes);
    return {
      status: isReady ? 'ready' : 'not-ready',
      checks: Object.fromEntries(results.map(([name, passes]) => [name, passes ? 'ok' : 'failed'])),
    };
  }

  async #passes(name: string, check: Check): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    try {
      await Promise.race([
        check(),
        new Promise((_, reject) => {
          timer = setTimeout(
            () => reject(new Error(`no answer in ${CHECK_TIMEOUT_MS} ms`)),
            CHECK_TIMEOUT_MS,
          );
        }),
      ]);
      return true;
    } catch (err) {
      this.#log.warn({ err, check: name }, 'not ready');
      return false;
    } finally {
      clearTimeout(timer);
    }
  }
}
