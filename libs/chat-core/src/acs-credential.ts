import {
  AzureCommunicationTokenCredential,
  type CommunicationGetTokenOptions,
  type CommunicationTokenCredential,
} from '@azure/communication-common';
import type { TokenSource } from './token-source.ts';

/** The user's credential for all SDK clients, renewed before it expires and replaced when the service refuses it. */
export interface AcsCredential extends CommunicationTokenCredential {
  /** Throws the present token away, for example after a 401, and waits for a new one. */
  renew(): Promise<void>;
}

/**
 * The first token is fetched before the SDK's credential is made: it starts a refresh in its constructor otherwise, whose
 * failure nobody can catch.
 * @see AutoRefreshTokenCredential of `@azure/communication-common`
 */
export function createAcsCredential(tokens: TokenSource): AcsCredential {
  let isDisposed = false;
  let renewal: Promise<void> | undefined;
  let current = makeCredential();

  function makeCredential(): Promise<AzureCommunicationTokenCredential> {
    const made = tokens.fetch().then(
      (token) =>
        new AzureCommunicationTokenCredential({
          token,
          refreshProactively: true,
          tokenRefresher: () => settleOrHang(tokens.fetch()),
        }),
    );
    made.then((credential) => isDisposed && credential.dispose()).catch(() => undefined);
    return made;
  }

  /** A refused proactive refresh has no caller: the session has been told through the token source and ends. */
  const settleOrHang = (token: Promise<string>) => token.catch(() => new Promise<string>(() => undefined));

  const disposeCurrent = () => {
    current.then((credential) => credential.dispose()).catch(() => undefined);
  };

  return {
    async getToken(options?: CommunicationGetTokenOptions) {
      return (await current).getToken(options);
    },
    renew() {
      renewal ??= (async () => {
        disposeCurrent();
        current = makeCredential();
        await current;
      })().finally(() => {
        renewal = undefined;
      });
      return renewal;
    },
    dispose() {
      isDisposed = true;
      disposeCurrent();
    },
  };
}
