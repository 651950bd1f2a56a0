import type { BaseFeature, CallFeatureContext } from '../api/features.ts';
import type { CallCore, CoreEvents } from '../call/call-core.ts';
import { coreOf } from '../call/call-object.ts';
import type { EventMap } from '../support/emitter.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

/** What the features of a call share: the call's inside, and an end. */
export class CoreFeature<Events extends EventMap<Events>>
  extends PublicObject<Events>
  implements BaseFeature
{
  readonly name: string;
  readonly _core: CallCore;
  _subscriptions: (() => void)[] = [];

  constructor(name: string, { call }: CallFeatureContext) {
    super();
    this.name = name;
    this._core = coreOf(call);
  }

  /** Stops following the call; the last state stays readable. */
  dispose(): void {
    for (const unsubscribe of this._subscriptions.splice(0)) unsubscribe();
  }

  _follow<Name extends keyof CoreEvents>(event: Name, listener: CoreEvents[Name]): void {
    const { bus } = this._core;
    bus.on(event, listener);
    this._subscriptions.push(() => bus.off(event, listener));
  }

  _emit<Name extends keyof Events>(event: Name, ...args: Parameters<Events[Name]>): void {
    emitterOf<Events>(this).emit(event, ...args);
  }
}
