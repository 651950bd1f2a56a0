import { AzureCommunicationTokenCredential, getIdentifierRawId } from '@azure/communication-common';
import type { CallAgent, IncomingCall } from '@switchboard/calling';
import { toErrorCode } from './calling-error.ts';
import type { CallingSessionOptions } from './calling-session.ts';
import { change, type LoadedSdk, type SessionContext } from './session-context.ts';

const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 60_000;

export interface Agent {
  /** Connects unless it is connected. Rejects when this attempt failed. */
  require(): Promise<CallAgent>;
  /** Connects, and tries again until it is. */
  connect(): void;
  findIncoming(id: string): IncomingCall | undefined;
  dispose(): void;
}

/** The call agent, made once and made again when it could not be. */
export function createAgent(
  context: SessionContext,
  { fetchToken, displayName }: Pick<CallingSessionOptions, 'fetchToken' | 'displayName'>,
): Agent {
  const ringing = new Map<string, IncomingCall>();
  let making: Promise<CallAgent> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let credential: AzureCommunicationTokenCredential | undefined;
  let failures = 0;
  let isWanted = false;

  const showIncoming = () =>
    change(context, {
      incoming: [...ringing.values()].map(({ id, callerInfo: { identifier, displayName: callerName } }) => ({
        id,
        callerId: identifier && getIdentifierRawId(identifier),
        callerName,
      })),
    });

  function onIncomingCall({ incomingCall }: { incomingCall: IncomingCall }): void {
    ringing.set(incomingCall.id, incomingCall);
    showIncoming();
    incomingCall.on('callEnded', () => {
      ringing.delete(incomingCall.id);
      showIncoming();
    });
  }

  async function make({ client }: LoadedSdk): Promise<CallAgent> {
    const token = await fetchToken(context.signal);
    credential ??= new AzureCommunicationTokenCredential({
      token,
      refreshProactively: true,
      tokenRefresher: () => fetchToken(context.signal),
    });
    const agent = await client.createCallAgent(credential, { displayName });
    agent.on('incomingCall', onIncomingCall);
    agent.on('connectionStateChanged', () => {
      const connection = agent.connectionState === 'Connected' ? 'connected' : 'reconnecting';
      change(context, { agent: { connection, reason: undefined } });
    });
    return agent;
  }

  function require(): Promise<CallAgent> {
    if (making) return making;
    change(context, { agent: { connection: 'connecting', reason: undefined } });
    making = context.loaded().then(make);
    making.then(
      () => {
        failures = 0;
        change(context, { agent: { connection: 'connected', reason: undefined } });
      },
      (thrown: unknown) => {
        making = undefined;
        credential?.dispose();
        credential = undefined;
        change(context, { agent: { connection: 'failed', reason: toErrorCode(thrown) } });
        if (isWanted) retryLater();
      },
    );
    return making;
  }

  function retryLater(): void {
    if (context.signal.aborted) return;
    const delayMs = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** failures);
    failures += 1;
    clearTimeout(timer);
    timer = setTimeout(() => void require().catch(() => undefined), delayMs);
  }

  return {
    require,
    connect() {
      isWanted = true;
      void require().catch(() => undefined);
    },
    findIncoming: (id) => ringing.get(id),
    dispose() {
      clearTimeout(timer);
      credential?.dispose();
      making?.then((agent) => agent.dispose()).catch(() => undefined);
    },
  };
}
