import type { Call, CallAgent, IncomingCall, JoinCallOptions } from '@switchboard/calling';
import { createIdentifierFromRawId, getIdentifierRawId } from '@azure/communication-common';
import { createStore } from '@switchboard/store';
import { createAgent } from './agent.ts';
import { createBackground } from './background.ts';
import { createCallCommands } from './call-commands.ts';
import { CallingFailure } from './calling-error.ts';
import type { CallingSession, CallingSessionOptions, CallMedia } from './calling-session.ts';
import { initialState, type CallTarget } from './calling-state.ts';
import { trackCall, type LiveCall } from './current-call.ts';
import { createDevices } from './devices.ts';
import { attempt, change, requireCall, type LoadedSdk, type SessionContext } from './session-context.ts';
import { createShowVideo } from './show-video.ts';

/**
 * Makes the calling client of one user. Nothing is loaded before the first command.
 * @example
 * const session = createCallingSession({ loadSdk, fetchToken, displayName, storage: localStorage });
 * session.connect();
 * const state = useSyncExternalStore(session.subscribe, session.getState, session.getState);
 */
export function createCallingSession(options: CallingSessionOptions): CallingSession {
  const life = new AbortController();
  const store = createStore(initialState);
  let loading: Promise<LoadedSdk> | undefined;
  let live: LiveCall | undefined;

  const context: SessionContext = { store, signal: life.signal, loaded };
  const currentCamera = () => store.get().call?.camera;
  const background = createBackground(context, options, currentCamera);
  const devices = createDevices(context, options, currentCamera, background);
  const agent = createAgent(context, options);

  function loaded(): Promise<LoadedSdk> {
    loading ??= load(options).catch((thrown: unknown) => {
      loading = undefined;
      throw new CallingFailure('calling/not-loaded', 'The calling SDK could not be loaded.', {
        cause: thrown,
      });
    });
    return loading;
  }

  async function begin(
    target: CallTarget,
    { isMuted, withCamera }: CallMedia,
    threadId: string | undefined,
    open: (agent: CallAgent, options: JoinCallOptions) => Call | Promise<Call>,
  ): Promise<void> {
    if (live) throw new CallingFailure('calling/already-in-call', 'This page is in a call already.');
    const connected = await agent.require();
    const { sdk } = await loaded();
    // Without a camera the call is made all the same; the problem is told.
    const camera = withCamera ? await devices.openCamera() : undefined;
    if (live) throw new CallingFailure('calling/already-in-call', 'This page is in a call already.');
    change(context, { ended: undefined });
    const call = await open(connected, {
      audioOptions: { muted: isMuted },
      ...(camera ? { videoOptions: { localVideoStreams: [camera] } } : {}),
    });
    live = trackCall(context, sdk, call, { target, threadId }, () => (live = undefined));
    // It may have ended before it could be followed.
    if (call.state === 'Disconnected') live = undefined;
  }

  function requireIncoming(id: string): IncomingCall {
    const incoming = agent.findIncoming(id);
    if (incoming) return incoming;
    throw new CallingFailure('calling/not-connected', `The call ${id} no longer rings.`);
  }

  const forget = (id: string) =>
    change(context, { incoming: store.get().incoming.filter((incoming) => incoming.id !== id) });

  return {
    getState: store.get,
    subscribe: store.subscribe,
    showVideo: createShowVideo(context),
    dataChannel: () => requireCall(live).features.dataChannel,
    watchMedia(listener) {
      const collector = requireCall(live).features.mediaStats.createCollector();
      collector.on('sampleReported', listener);
      return () => {
        collector.off('sampleReported', listener);
        collector.dispose();
      };
    },
    dispose() {
      life.abort();
      agent.dispose();
      loading?.then(({ client }) => client.dispose?.()).catch(() => undefined);
    },

    connect: agent.connect,
    place: (target, media, threadId) =>
      attempt(context, () =>
        begin(target, media, threadId, (connected, callOptions) =>
          target.kind === 'people'
            ? connected.startCall(target.userIds.map(createIdentifierFromRawId), callOptions)
            : connected.join(
                target.kind === 'group' ? { groupId: target.groupId } : { roomId: target.roomId },
                callOptions,
              ),
        ),
      ),
    async accept(incomingId, media, threadId) {
      const isAccepted = await attempt(context, async () => {
        const incoming = requireIncoming(incomingId);
        if (live) {
          await live.call.hangUp();
          live = undefined;
        }
        const { identifier } = incoming.callerInfo;
        const callerId = identifier && getIdentifierRawId(identifier);
        await begin({ kind: 'incoming', callerId }, media, threadId, (_connected, callOptions) =>
          incoming.accept(callOptions),
        );
      });
      forget(incomingId);
      return isAccepted;
    },
    async decline(incomingId) {
      const isDeclined = await attempt(context, async () => {
        const incoming = requireIncoming(incomingId);
        // At once: the call may end with the last person who declines.
        incoming.info.getServerCallId().then(options.onDeclined, () => undefined);
        await incoming.reject();
      });
      forget(incomingId);
      return isDeclined;
    },
    ...createCallCommands(context, () => live, devices),
    askForDevices: devices.askForDevices,
    selectCamera: devices.selectCamera,
    selectMicrophone: devices.selectMicrophone,
    selectSpeaker: devices.selectSpeaker,
    openPreview: devices.openPreview,
    setBackground: background.setBackground,
    dismissEnded: () => change(context, { ended: undefined }),
    dismissProblem: (id) =>
      change(context, { problems: store.get().problems.filter((problem) => problem.id !== id) }),
  };
}

async function load({ loadSdk }: Pick<CallingSessionOptions, 'loadSdk'>): Promise<LoadedSdk> {
  const sdk = await loadSdk();
  const client = new sdk.CallClient();
  return { sdk, client, devices: await client.getDeviceManager() };
}
