import { DiagnosticQuality } from '../api/enumerations.ts';
import { Emitter } from '../support/emitter.ts';

export type MediaFlag =
  | 'speakingWhileMicrophoneIsMuted'
  | 'noSpeakerDevicesEnumerated'
  | 'noMicrophoneDevicesEnumerated'
  | 'cameraFreeze'
  | 'cameraStartFailed'
  | 'cameraStartTimedOut'
  | 'capturerStartFailed'
  | 'microphoneNotFunctioning'
  | 'microphoneMuteUnexpectedly'
  | 'cameraStoppedUnexpectedly'
  | 'capturerStoppedUnexpectedly'
  | 'screenshareRecordingDisabled'
  | 'microphonePermissionDenied'
  | 'cameraPermissionDenied';
export type NetworkFlag = 'noNetwork' | 'networkRelaysNotReachable';
export type NetworkQualityName = 'networkReconnect' | 'networkReceiveQuality' | 'networkSendQuality';
export type NetworkDiagnosticName = NetworkFlag | NetworkQualityName;

export interface DiagnosticValue {
  value: DiagnosticQuality | boolean;
  valueType: 'DiagnosticQuality' | 'DiagnosticFlag';
}

interface BoardEvents {
  media: (diagnostic: MediaFlag, value: DiagnosticValue) => void;
  network: (diagnostic: NetworkDiagnosticName, value: DiagnosticValue) => void;
}

/** What the person should know about devices and network now; tells each change once. */
export class DiagnosticsBoard extends Emitter<BoardEvents> {
  readonly media = new Map<MediaFlag, boolean>();
  readonly network = new Map<NetworkDiagnosticName, DiagnosticQuality | boolean>();

  /** A flag that was never raised is not lowered. */
  flag(diagnostic: MediaFlag, isRaised: boolean): void {
    if ((this.media.get(diagnostic) ?? false) === isRaised) return;
    this.media.set(diagnostic, isRaised);
    this.emit('media', diagnostic, describe(isRaised));
  }

  flagNetwork(diagnostic: NetworkFlag, isRaised: boolean): void {
    if ((this.network.get(diagnostic) ?? false) === isRaised) return;
    this._tell(diagnostic, isRaised);
  }

  rate(diagnostic: NetworkQualityName, quality: DiagnosticQuality): void {
    if ((this.network.get(diagnostic) ?? DiagnosticQuality.Good) === quality) return;
    this._tell(diagnostic, quality);
  }

  _tell(diagnostic: NetworkDiagnosticName, value: DiagnosticQuality | boolean): void {
    this.network.set(diagnostic, value);
    this.emit('network', diagnostic, describe(value));
  }
}

export const describe = (value: DiagnosticQuality | boolean): DiagnosticValue => ({
  value,
  valueType: typeof value === 'boolean' ? 'DiagnosticFlag' : 'DiagnosticQuality',
});
