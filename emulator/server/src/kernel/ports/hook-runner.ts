export type HookState = 'pending' | 'running' | 'successful' | 'error';

/** A command that runs once when the emulator is ready, and how it has fared. */
export interface HookStatus {
  /** The file's name, or the command. */
  readonly name: string;
  readonly state: HookState;
  /** Of the command; as a shell tells it when a signal ended it, or when it could not be started. */
  readonly exitCode?: number;
  /** On the machine's clock. */
  readonly durationMs?: number;
  /** The end of what it wrote, stdout and stderr together, without the access key. */
  readonly output: string;
}

/** Runs hooks one after the other; one that fails keeps none from running. */
export interface HookRunner {
  readonly hooks: readonly HookStatus[];
  /** Whether none is left to run. */
  readonly ended: boolean;
  /** Runs them with these variables beside those of the process. Resolves when they have ended; never rejects. */
  run(variables: Readonly<Record<string, string>>): Promise<void>;
  /** Ends what runs, and what was started in its background. */
  stop(): Promise<void>;
}

export const noHooks: HookRunner = {
  hooks: [],
  ended: true,
  run: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
