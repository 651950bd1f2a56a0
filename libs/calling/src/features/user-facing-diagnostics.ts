import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { CallCore } from '../call/call-core.ts';
import {
  describe,
  type DiagnosticValue,
  type MediaFlag,
  type NetworkDiagnosticName,
} from '../call/diagnostics-board.ts';
import type { EventSource } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';
import { CoreFeature } from './core-feature.ts';
import { CallRemoteDiagnostics, type RemoteDiagnostics } from './remote-diagnostics.ts';

export type LatestDiagnosticValue = DiagnosticValue;
export type MediaDiagnosticType = MediaFlag;
export type NetworkDiagnosticType = NetworkDiagnosticName;
export type LatestMediaDiagnostics = Partial<Record<MediaDiagnosticType, LatestDiagnosticValue>>;
export type LatestNetworkDiagnostics = Partial<Record<NetworkDiagnosticType, LatestDiagnosticValue>>;
export type MediaDiagnosticChangedEventArgs = DiagnosticValue & { diagnostic: MediaDiagnosticType };
export type NetworkDiagnosticChangedEventArgs = DiagnosticValue & { diagnostic: NetworkDiagnosticType };

interface DiagnosticsOf<Latest, Args> extends EventSource<{ diagnosticChanged: (args: Args) => void }> {
  /** A new object each time. */
  getLatest(): Latest;
}
export type MediaDiagnostics = DiagnosticsOf<LatestMediaDiagnostics, MediaDiagnosticChangedEventArgs>;
export type NetworkDiagnostics = DiagnosticsOf<LatestNetworkDiagnostics, NetworkDiagnosticChangedEventArgs>;

/** What the person should know about devices and network. */
export interface UserFacingDiagnosticsFeature extends CallFeature {
  readonly network: NetworkDiagnostics;
  readonly media: MediaDiagnostics;
  readonly remote: RemoteDiagnostics;
}

const latest = <Name extends string>(values: ReadonlyMap<Name, DiagnosticValue['value']>) =>
  Object.fromEntries([...values].map(([name, value]) => [name, describe(value)])) as Partial<
    Record<Name, LatestDiagnosticValue>
  >;

interface MediaEvents {
  diagnosticChanged: (args: MediaDiagnosticChangedEventArgs) => void;
}
interface NetworkEvents {
  diagnosticChanged: (args: NetworkDiagnosticChangedEventArgs) => void;
}

class Media extends PublicObject<MediaEvents> implements MediaDiagnostics {
  readonly _core: CallCore;
  constructor(core: CallCore) {
    super();
    this._core = core;
  }
  getLatest(): LatestMediaDiagnostics {
    return latest(this._core.diagnostics.media);
  }
}

class Network extends PublicObject<NetworkEvents> implements NetworkDiagnostics {
  readonly _core: CallCore;
  constructor(core: CallCore) {
    super();
    this._core = core;
  }
  getLatest(): LatestNetworkDiagnostics {
    return latest(this._core.diagnostics.network);
  }
}

export class CallUserFacingDiagnostics
  extends CoreFeature<Record<never, never>>
  implements UserFacingDiagnosticsFeature
{
  readonly media: Media;
  readonly network: Network;
  readonly remote: CallRemoteDiagnostics;

  constructor(context: CallFeatureContext) {
    super('UserFacingDiagnostics', context);
    this.media = new Media(this._core);
    this.network = new Network(this._core);
    this.remote = new CallRemoteDiagnostics(this._core);
    const { diagnostics } = this._core;
    diagnostics.on('media', (diagnostic, value) =>
      emitterOf<MediaEvents>(this.media).emit('diagnosticChanged', { diagnostic, ...value }),
    );
    diagnostics.on('network', (diagnostic, value) =>
      emitterOf<NetworkEvents>(this.network).emit('diagnosticChanged', { diagnostic, ...value }),
    );
  }

  override dispose(): void {
    super.dispose();
    this.remote._dispose();
  }
}
