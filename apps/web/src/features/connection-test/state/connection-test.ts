import { checkIds, outcomeOf, type CheckId, type CheckState } from '../checks/check.ts';
import type { ProbeContext, Probes } from '../probes/probe.ts';

export interface TestState {
  readonly phase: 'idle' | 'running' | 'finished';
  readonly startedAt: Date | undefined;
  readonly checks: Readonly<Record<CheckId, CheckState>>;
  /** What the camera shows while it is tried. */
  readonly picture: MediaStream | undefined;
}

const untried = Object.fromEntries(checkIds.map((id) => [id, { status: 'waiting' }])) as TestState['checks'];
const before: TestState = { phase: 'idle', startedAt: undefined, checks: untried, picture: undefined };
const isAutomatic = (id: CheckId): id is keyof Probes => id !== 'speaker';

/** Tries one thing after the other, as often as it is started. Independent of what is drawn. */
export class ConnectionTest {
  readonly #probes: Probes;
  readonly #isLiveConnected: () => boolean;
  readonly #listeners = new Set<() => void>();
  readonly #levelListeners = new Set<(level: number) => void>();
  #controller = new AbortController();
  #state = before;

  constructor(probes: Probes, isLiveConnected: () => boolean) {
    this.#probes = probes;
    this.#isLiveConnected = isLiveConnected;
  }

  readonly getState = (): TestState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** How loud the microphone is, many times a second and therefore not part of the state. */
  readonly onLevel = (listener: (level: number) => void): (() => void) => {
    this.#levelListeners.add(listener);
    return () => this.#levelListeners.delete(listener);
  };

  /** Begins anew; a run that goes on is given up. */
  async start(): Promise<void> {
    const { speaker } = this.#state.checks;
    this.stop();
    const { signal } = (this.#controller = new AbortController());
    const checks = { ...untried, ...(speaker.status === 'done' ? { speaker } : {}) };
    this.#become({ phase: 'running', startedAt: new Date(), checks, picture: undefined });
    const context: ProbeContext = {
      signal,
      relay: undefined,
      isLiveConnected: this.#isLiveConnected,
      onLevel: (level) => this.#levelListeners.forEach((listener) => listener(level)),
      onPicture: (picture) => {
        if (!signal.aborted) this.#become({ picture });
      },
    };
    for (const id of checkIds.filter(isAutomatic)) {
      this.#note(id, { status: 'running' });
      const outcome = await this.#probes
        [id](context)
        .catch((error: unknown) => outcomeOf('failed', 'checkBroke', {}, { error: String(error) }));
      if (signal.aborted) return;
      this.#note(id, { status: 'done', ...outcome });
    }
    this.#become({ phase: 'finished' });
  }

  /** Leaves the devices and connections as they were. */
  stop(): void {
    this.#controller.abort();
    if (this.#state.phase === 'running') this.#become({ ...before, picture: undefined });
  }

  /** What the person says about the test tone. */
  answerSpeaker(isHeard: boolean): void {
    const outcome = isHeard ? outcomeOf('passed', 'speakerWorks') : outcomeOf('failed', 'speakerSilent');
    this.#note('speaker', { status: 'done', ...outcome });
  }

  #note(id: CheckId, state: CheckState): void {
    this.#become({ checks: { ...this.#state.checks, [id]: state } });
  }

  #become(change: Partial<TestState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
