import type { PropertyChangedEvent } from '../api/common.ts';
import { DiagnosticQuality } from '../api/enumerations.ts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { CoreFeature } from './core-feature.ts';

export type OvcChangeReason = 'bandwidth' | 'performance' | 'externalLimit' | 'unknown';
interface Events {
  optimalVideoCountChanged: PropertyChangedEvent;
}
/** How many remote cameras are best shown at once. */
export interface OptimalVideoCountCallFeature extends CallFeature, EventSource<Events> {
  readonly optimalVideoCount: number;
  readonly lastOvcChangeReason: OvcChangeReason;
}

const desktopCount = 9;
const mobileCount = 4;
/** With a network that loses much. */
const poorCounts = { [DiagnosticQuality.Poor]: 4, [DiagnosticQuality.Bad]: 2 } as const;

export class CallOptimalVideoCount extends CoreFeature<Events> implements OptimalVideoCountCallFeature {
  lastOvcChangeReason: OvcChangeReason = 'unknown';
  optimalVideoCount: number;

  constructor(context: CallFeatureContext) {
    super('OptimalVideoCount', context);
    this.optimalVideoCount = best();
    const { diagnostics } = this._core;
    const onNetwork = () => this._choose();
    diagnostics.on('network', onNetwork);
    this._subscriptions.push(() => diagnostics.off('network', onNetwork));
  }

  _choose(): void {
    const quality = this._core.diagnostics.network.get('networkReceiveQuality');
    const count = Math.min(best(), poorCounts[quality as keyof typeof poorCounts] ?? desktopCount);
    if (count === this.optimalVideoCount) return;
    this.optimalVideoCount = count;
    this.lastOvcChangeReason = 'bandwidth';
    this._emit('optimalVideoCountChanged');
  }
}

const best = () => (/android|iphone|ipad/i.test(navigator.userAgent) ? mobileCount : desktopCount);
