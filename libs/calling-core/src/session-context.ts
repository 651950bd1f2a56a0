import type { CallClientApi, DeviceManager } from '@switchboard/calling';
import type { Store } from '@switchboard/store';
import { categoryOf, CallingFailure, toErrorCode } from './calling-error.ts';
import type { CallingSdk } from './calling-sdk.ts';
import type { CallingState, DevicesState } from './calling-state.ts';
import { keepReferences } from './keep-references.ts';

/** The SDK once it is loaded: one client, one device manager per page. */
export interface LoadedSdk {
  readonly sdk: CallingSdk;
  readonly client: CallClientApi;
  readonly devices: DeviceManager;
}

/** What the parts of a session share. */
export interface SessionContext {
  readonly store: Store<CallingState>;
  readonly signal: AbortSignal;
  loaded(): Promise<LoadedSdk>;
}

export function change(context: SessionContext, part: Partial<CallingState>): void {
  if (context.signal.aborted) return;
  context.store.update((state) => keepReferences(state, { ...state, ...part }));
}

export function changeDevices(context: SessionContext, part: Partial<DevicesState>): void {
  change(context, { devices: { ...context.store.get().devices, ...part } });
}

let problems = 0;

/** Runs a command; what it throws becomes a problem in the state. */
export async function attempt(
  context: SessionContext,
  command: () => Promise<unknown>,
  doing?: 'share-screen',
): Promise<boolean> {
  try {
    await command();
    return true;
  } catch (thrown) {
    reportProblem(context, thrown, doing);
    return false;
  }
}

/** Tells the person what did not work. */
export function reportProblem(context: SessionContext, thrown: unknown, doing?: 'share-screen'): void {
  const code = toErrorCode(thrown, doing);
  problems += 1;
  const problem = { id: problems, code, category: categoryOf(code) };
  change(context, { problems: [...context.store.get().problems.slice(-2), problem] });
}

export function requireCall<Value>(call: Value | undefined): Value {
  if (call) return call;
  throw new CallingFailure('calling/not-connected', 'There is no call.');
}
