import { ChatFailure } from './chat-error.ts';
import { TokenRefusedError } from './chat-session.ts';
import { backoffMs, delay, type Clock } from './clock.ts';

export interface TokenSourceOptions {
  readonly fetchToken: (signal: AbortSignal) => Promise<string>;
  readonly clock: Clock;
  /** Called once, when the access service says that this user gets no token any more. */
  readonly onRefused: () => void;
}

/** Gets user access tokens, patiently: a network failure only delays, a refusal ends the session. */
export interface TokenSource {
  /** One fetch at a time, however many ask. Throws `chat/signed-out` when refused or disposed, and nothing else. */
  fetch(): Promise<string>;
  /** Tries again at once what is waiting for its next attempt. */
  hurry(): void;
  dispose(): void;
}

export function createTokenSource({ fetchToken, clock, onRefused }: TokenSourceOptions): TokenSource {
  const life = new AbortController();
  let wake = new AbortController();
  let current: Promise<string> | undefined;

  const attempt = async (): Promise<string> => {
    for (let failures = 0; !life.signal.aborted; failures += 1) {
      try {
        return await fetchToken(life.signal);
      } catch (thrown) {
        if (isRefusal(thrown)) {
          refuse();
          break;
        }
      }
      wake = new AbortController();
      await delay(clock, backoffMs(failures, 1000, 30_000), AbortSignal.any([wake.signal, life.signal]));
    }
    throw new ChatFailure('chat/signed-out', 'The access service gives out no token for this user.');
  };

  const refuse = () => {
    if (life.signal.aborted) return;
    life.abort();
    onRefused();
  };

  return {
    fetch() {
      current ??= attempt().finally(() => {
        current = undefined;
      });
      return current;
    },
    hurry: () => wake.abort(),
    dispose: () => life.abort(),
  };
}

function isRefusal(thrown: unknown): boolean {
  if (thrown instanceof TokenRefusedError) return true;
  const status =
    typeof thrown === 'object' && thrown !== null && 'status' in thrown ? thrown.status : undefined;
  return status === 401 || status === 403;
}
