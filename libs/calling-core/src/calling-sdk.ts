import type {
  CallClientApi,
  CallClientOptions,
  Features,
  LocalVideoStream,
  VideoDeviceInfo,
  VideoStreamRenderer,
  RemoteVideoStreamCommon,
} from '@switchboard/calling';

/**
 * What is used of a calling SDK. Our own drop-in client and Microsoft's package both have it, so that the caller chooses at
 * run time; of neither a line is part of this library.
 */
export interface CallingSdk {
  readonly CallClient: new (options?: CallClientOptions) => CallClientApi;
  readonly LocalVideoStream: new (camera: VideoDeviceInfo) => LocalVideoStream;
  readonly VideoStreamRenderer: new (
    stream: LocalVideoStream | RemoteVideoStreamCommon,
  ) => Pick<VideoStreamRenderer, 'createView' | 'dispose'>;
  readonly Features: Pick<
    typeof Features,
    | 'Capabilities'
    | 'DataChannel'
    | 'DominantSpeakers'
    | 'MediaStats'
    | 'RaiseHand'
    | 'Reaction'
    | 'Spotlight'
    | 'UserFacingDiagnostics'
    | 'VideoEffects'
  >;
}
