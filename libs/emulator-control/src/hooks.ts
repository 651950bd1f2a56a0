/** A command that runs once when the emulator is ready, and how it has fared. */
export interface HookStatus {
  /** The file's name, or the command. */
  readonly name: string;
  readonly state: 'pending' | 'running' | 'successful' | 'error';
  /** As a shell tells it when a signal ended it, or when it could not be started. */
  readonly exitCode?: number;
  /** On the machine's clock. */
  readonly durationMs?: number;
  /** The end of what it wrote, stdout and stderr together. */
  readonly output: string;
}

/** The hooks in the order in which they run. */
export interface Hooks {
  /** Whether none is left to run. */
  readonly ended: boolean;
  readonly value: readonly HookStatus[];
}
