import type { MediaStatsReportSample, VideoEffectProcessor } from '@switchboard/calling';
import type { CallingErrorCode } from './calling-error.ts';
import type { CallingSdk } from './calling-sdk.ts';
import type { CallDataChannel } from './known-receivers.ts';
import type { CallingState, CallTarget, Reaction, VideoState, CallState } from './calling-state.ts';

/** An effect that fits the SDK: a blur, or an image. */
export type BackgroundEffect = VideoEffectProcessor;

export interface CallingSessionOptions {
  /** Loads one of the two SDKs, when the first call is placed or the agent connects. */
  loadSdk(): Promise<CallingSdk>;
  /** Fetches a user access token with a calling scope; rejects when there is none. */
  fetchToken(signal: AbortSignal): Promise<string>;
  /** Loads what hides the background, when it is first wished for: `blur`, or an image that the caller knows by this id. */
  createBackgroundEffect(background: string): Promise<BackgroundEffect>;
  /** The person said no to a call that rang. The id is the one by which events of the resource name the call. */
  readonly onDeclined?: (serverCallId: string) => void;
  readonly displayName: string;
  /** Remembers the chosen devices. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem'> | undefined;
}

export interface CallMedia {
  readonly isMuted: boolean;
  readonly withCamera: boolean;
}

/** Shows pictures in `element` until the returned function is called. */
export type ShowVideo = (
  element: HTMLElement,
  video: VideoState['stream'] | NonNullable<CallState['camera']>,
  options?: {
    readonly isMirrored?: boolean;
    readonly scaling?: 'Crop' | 'Fit';
    /** Called when the stream cannot be opened or its device is gone. Without it opening is tried again and again. */
    readonly onFailed?: () => void;
  },
) => () => void;

/** The calls of one user in this page. `getState` and `subscribe` fit React's `useSyncExternalStore` as they are. */
export interface CallingSession extends CallingCommands {
  getState(): CallingState;
  subscribe(listener: () => void): () => void;
  readonly showVideo: ShowVideo;
  /** Messages between the people in the call. Throws `calling/not-connected` without a call. */
  dataChannel(): CallDataChannel;
  /** Calls `listener` once a second with figures of the call. Returns what ends it. */
  watchMedia(listener: (sample: MediaStatsReportSample) => void): () => void;
  /** Hangs up and disconnects. */
  dispose(): void;
}

/** No command rejects. The result says whether it succeeded; why not is in `problems`. */
export interface CallingCommands {
  /** Connects the agent, so that calls come in. Tries on by itself; calling it again changes nothing. */
  connect(): void;
  place(
    target: Exclude<CallTarget, { kind: 'incoming' }>,
    media: CallMedia,
    threadId?: string,
  ): Promise<boolean>;
  accept(incomingId: string, media: CallMedia, threadId?: string): Promise<boolean>;
  decline(incomingId: string): Promise<boolean>;
  hangUp(options?: { readonly forEveryone: boolean }): Promise<boolean>;
  setMuted(isMuted: boolean): Promise<boolean>;
  setCameraOn(isOn: boolean): Promise<boolean>;
  setScreenSharing(isOn: boolean): Promise<boolean>;
  setOnHold(isOnHold: boolean): Promise<boolean>;
  raiseHand(isRaised: boolean): Promise<boolean>;
  react(reaction: Reaction): Promise<boolean>;
  /** Shows somebody large to everybody, or no longer; oneself by one's own id. */
  setSpotlight(id: string, isOn: boolean): Promise<boolean>;
  muteAll(): Promise<boolean>;
  muteParticipant(id: string): Promise<boolean>;
  removeParticipant(id: string): Promise<boolean>;
  /** Rings somebody into the call. */
  addParticipant(id: string): Promise<boolean>;
  /** Where `CallState.isLobbyOn` tells. */
  setLobbyOn(isOn: boolean): Promise<boolean>;
  admit(id: string): Promise<boolean>;
  admitAll(): Promise<boolean>;
  reject(id: string): Promise<boolean>;
  /** Asks for permission, then lists the devices. */
  askForDevices(kinds: { readonly audio: boolean; readonly video: boolean }): Promise<boolean>;
  selectCamera(id: string): Promise<boolean>;
  selectMicrophone(id: string): Promise<boolean>;
  selectSpeaker(id: string): Promise<boolean>;
  /** The chosen camera for a look into the mirror. Why there is none is the result here, and no problem. */
  openPreview(): Promise<
    { readonly camera: NonNullable<CallState['camera']> } | { readonly failure: CallingErrorCode }
  >;
  /** What is seen behind the person, now and in later calls: `none` (what is there), `blur`, or the id of an image. */
  setBackground(background: string): Promise<boolean>;
  dismissEnded(): void;
  dismissProblem(id: number): void;
}
