import type { Store } from '@switchboard/store';
import { toChatError } from './chat-error.ts';
import type { ChatGateway } from './chat-gateway.ts';
import type { ChatState, CommandName, ThreadState } from './chat-state.ts';
import type { Clock } from './clock.ts';
import { updateThread } from './reduce-event.ts';

/** What the parts of a session share. */
export interface SessionContext {
  readonly store: Store<ChatState>;
  readonly clock: Clock;
  /** Aborted when the session ends. */
  readonly signal: AbortSignal;
  /** Loads the SDK at the first call. Throws {@link ChatFailure}. */
  gateway(): Promise<ChatGateway>;
  createId(): string;
}

export const findThread = (context: SessionContext, threadId: string): ThreadState | undefined => {
  const { threads } = context.store.get();
  return Object.hasOwn(threads, threadId) ? threads[threadId] : undefined;
};

export function changeThread(
  context: SessionContext,
  threadId: string,
  change: (thread: ThreadState) => ThreadState,
): void {
  context.store.update((state) => updateThread(state, threadId, change));
}

const KEPT_PROBLEMS = 20;

/** Tells the user about a failure that has no place of its own. */
export function reportProblem(
  context: SessionContext,
  command: CommandName,
  threadId: string | undefined,
  thrown: unknown,
): void {
  if (context.signal.aborted) return;
  const problem = { id: context.createId(), command, threadId, error: toChatError(thrown) };
  context.store.update((state) => ({
    ...state,
    problems: [...state.problems, problem].slice(-KEPT_PROBLEMS),
  }));
}
