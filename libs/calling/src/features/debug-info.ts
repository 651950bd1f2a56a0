import type { CallClientApi } from '../api/agent.ts';
import type { PropertyChangedEvent } from '../api/common.ts';
import type { CallClientFeature } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

export interface EnvironmentInfo {
  environment: { platform: string; browser: string; browserVersion: string };
  isSupportedPlatform: boolean;
  isSupportedBrowser: boolean;
  isSupportedBrowserVersion: boolean;
  isSupportedEnvironment: boolean;
}
interface Events {
  isCallClientActiveInAnotherTabChanged: PropertyChangedEvent;
}
export interface DebugInfoCallClientFeature extends CallClientFeature, EventSource<Events> {
  readonly isCallClientActiveInAnotherTab: boolean;
  getEnvironmentInfo(): Promise<EnvironmentInfo>;
}

const browsers: readonly (readonly [name: string, version: RegExp, oldest: number])[] = [
  ['edge', /Edg(?:A|iOS)?\/(\d+[\d.]*)/, 110],
  ['firefox', /(?:Firefox|FxiOS)\/(\d+[\d.]*)/, 115],
  ['chrome', /(?:Chrome|CriOS)\/(\d+[\d.]*)/, 110],
  ['safari', /Version\/(\d+[\d.]*).*Safari/, 16],
];
const platforms: readonly (readonly [name: string, sign: RegExp])[] = [
  ['android', /Android/],
  ['ios', /iPhone|iPad/],
  ['windows', /Windows/],
  ['mac', /Macintosh/],
  ['linux', /Linux|CrOS/],
];

/** Which browser this is, and whether it can take part in calls. */
export function describeEnvironment(userAgent: string, hasWebRtc: boolean): EnvironmentInfo {
  const platform = platforms.find(([, sign]) => sign.test(userAgent))?.[0];
  const found = browsers.find(([, version]) => version.test(userAgent));
  const browserVersion = found?.[1].exec(userAgent)?.[1] ?? '';
  const isRecent = found !== undefined && Number.parseInt(browserVersion, 10) >= found[2];
  const isBrowser = found !== undefined && hasWebRtc;
  return {
    environment: { platform: platform ?? 'unknown', browser: found?.[0] ?? 'unknown', browserVersion },
    isSupportedPlatform: platform !== undefined,
    isSupportedBrowser: isBrowser,
    isSupportedBrowserVersion: isRecent,
    isSupportedEnvironment: platform !== undefined && isBrowser && isRecent,
  };
}

const channelName = '@switchboard/calling';

/** Tells tabs of one origin of each other. */
export class ClientDebugInfo extends PublicObject<Events> implements DebugInfoCallClientFeature {
  readonly name = 'DebugInfo';
  readonly _channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(channelName);
  isCallClientActiveInAnotherTab = false;

  constructor(_context: { callClient: CallClientApi }) {
    super();
    if (!this._channel) return;
    this._channel.onmessage = ({ data }) => {
      this._set(data !== 'gone');
      // When one tab has gone there may be others still.
      if (data !== 'here') this._channel?.postMessage(data === 'gone' ? 'here?' : 'here');
    };
    this._channel.postMessage('here?');
  }

  async getEnvironmentInfo(): Promise<EnvironmentInfo> {
    return describeEnvironment(navigator.userAgent, typeof RTCPeerConnection !== 'undefined');
  }

  dispose(): void {
    this._channel?.postMessage('gone');
    this._channel?.close();
  }

  _set(isActive: boolean): void {
    if (this.isCallClientActiveInAnotherTab === isActive) return;
    this.isCallClientActiveInAnotherTab = isActive;
    emitterOf<Events>(this).emit('isCallClientActiveInAnotherTabChanged');
  }
}
