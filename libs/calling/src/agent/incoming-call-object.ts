import type {
  CallEndReason as WireEndReason,
  IncomingCall as WireIncomingCall,
} from '@switchboard/acs-contracts';
import type { AcceptCallOptions, Call, IncomingCall, IncomingCallEvents } from '../api/call.ts';
import type { CallEndReason, CallerInfo, CustomContext } from '../api/common.ts';
import { IncomingCallKind } from '../api/enumerations.ts';
import { CallingError } from '../api/errors.ts';
import { CallInformation } from '../call/call-information.ts';
import { toCallerInfo } from '../support/identifiers.ts';
import { emitterOf, PublicObject } from '../support/public-object.ts';

export interface IncomingCallActions {
  accept(incoming: IncomingCallObject, options: AcceptCallOptions): Promise<Call>;
  reject(incoming: IncomingCallObject): Promise<void>;
}

/** A call that rings. Its state is over with `accept`, `reject` or `callEnded`. */
export class IncomingCallObject extends PublicObject<IncomingCallEvents> implements IncomingCall {
  readonly kind = IncomingCallKind.IncomingCall;
  readonly id: string;
  readonly info: CallInformation;
  readonly _wire: WireIncomingCall;
  readonly _actions: IncomingCallActions;
  _endReason: WireEndReason | undefined;
  _standing: 'ringing' | 'accepted' | 'over' = 'ringing';

  constructor(wire: WireIncomingCall, actions: IncomingCallActions) {
    super();
    this.id = wire.callId;
    this._wire = wire;
    this._actions = actions;
    this.info = new CallInformation(wire.groupId);
    this.info._apply({ ...wire, self: { participantId: wire.participantId } });
  }

  get callerInfo(): CallerInfo {
    return toCallerInfo(this._wire.callerInfo);
  }

  get transferorInfo(): CallerInfo | undefined {
    return this._wire.transferorInfo && toCallerInfo(this._wire.transferorInfo);
  }

  get callEndReason(): CallEndReason | undefined {
    return this._endReason && { ...this._endReason };
  }

  get customContext(): CustomContext | undefined {
    const { customContext } = this._wire;
    return customContext && (structuredClone(customContext) as CustomContext);
  }

  async accept(options: AcceptCallOptions = {}): Promise<Call> {
    if (this._standing !== 'ringing') throw new CallingError(400, 41006, this._gone('accepted'));
    this._standing = 'accepted';
    return this._actions.accept(this, options);
  }

  async reject(): Promise<void> {
    if (this._standing !== 'ringing') throw new CallingError(400, 41007, this._gone('rejected'));
    this._standing = 'over';
    await this._actions.reject(this);
  }

  /** It no longer rings here. */
  _end(reason: WireEndReason): void {
    this._standing = 'over';
    this._endReason = reason;
    emitterOf<IncomingCallEvents>(this).emit('callEnded', { callEndReason: { ...reason } });
  }

  _gone(action: string): string {
    return `The call ${this.id} no longer rings and cannot be ${action}.`;
  }
}
