import type { LocalAudioStream } from '../streams/local-audio-stream.ts';
import type { LocalVideoStream } from '../streams/local-video-stream.ts';
import type { CallAgent, CallClientApi } from './agent.ts';
import type { CallCommon } from './call.ts';

/** What every feature has. */
export interface BaseFeature {
  readonly name: string;
  dispose(): void;
}
export type CallFeature = BaseFeature;
export type CallClientFeature = BaseFeature;
export type VideoStreamFeature = BaseFeature;
export type AudioStreamFeature = BaseFeature;

export interface CallFeatureContext {
  callAgent: Pick<CallAgent, 'kind' | 'connectionState' | 'dispose'>;
  call: CallCommon;
}

/** Features are objects of their own per call, client or stream: `call.feature(Features.RaiseHand)`. */
export interface CallFeatureFactory<TFeature extends CallFeature> {
  readonly callApiCtor: new (context: CallFeatureContext) => TFeature;
}
export interface CallClientFeatureFactory<TFeature extends CallClientFeature> {
  readonly callClientApiCtor: new (context: { callClient: CallClientApi }) => TFeature;
}
export interface VideoStreamFeatureFactory<TFeature extends VideoStreamFeature> {
  readonly videoStreamApiCtor: new (context: { streamInstance: LocalVideoStream }) => TFeature;
}
export interface AudioStreamFeatureFactory<TFeature extends AudioStreamFeature> {
  readonly audioStreamApiCtor: new (context: { streamInstance: LocalAudioStream }) => TFeature;
}
