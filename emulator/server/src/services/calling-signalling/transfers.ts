import {
  callEndReasons,
  callingLimits,
  type CallCustomContext,
  type CallEndReason,
} from '@switchboard/acs-contracts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type { TellMember } from './calls/call-announcer.ts';
import { callerInfoOf, type Call } from './calls/call.ts';
import type { Member } from './calls/member.ts';
import type { CallPart } from './sessions/call-session.ts';

/** One party of a one-to-one call sends the other to a third. */
export interface Transfer {
  readonly id: string;
  readonly call: Call;
  readonly transferor: Member;
  readonly transferee: Member;
  /** Raw id of who is rung. */
  readonly target: string;
  /** The transferor's own call with the target, which the new call takes the place of. */
  readonly replaced: CallPart | undefined;
  readonly customContext: CallCustomContext | undefined;
}

interface Pending extends Transfer {
  newCall: Call | undefined;
  cancelTimeout: () => void;
}

/** The transfers that go on: from the request until the transferee talks with the target, or will not. */
export class Transfers {
  readonly #clock: Clock;
  readonly #tell: TellMember;
  readonly #settle: (call: Call) => void;
  readonly #pending = new Map<string, Pending>();

  constructor(clock: Clock, tell: TellMember, settle: (call: Call) => void) {
    this.#clock = clock;
    this.#tell = tell;
    this.#settle = settle;
  }

  /** Whether a transfer of the call, or of this id, goes on. */
  isUnderWay(call: Call, id: string): boolean {
    return this.#pending.has(id) || [...this.#pending.values()].some((pending) => pending.call === call);
  }

  /** Asks the transferee's client to begin the new call. */
  begin(transfer: Transfer): void {
    if (transfer.call.end) return;
    const giveUp = () => this.#fail(pending, callEndReasons.transferTimedOut);
    const pending: Pending = {
      ...transfer,
      newCall: undefined,
      cancelTimeout: this.#clock.schedule(callingLimits.acceptTransferSeconds * 1000, giveUp),
    };
    this.#pending.set(transfer.id, pending);
    const { transferee, transferor, target, id: transferId } = transfer;
    const { callId } = transferee;
    const transferorInfo = callerInfoOf(transferor);
    this.#tell(transferee, { type: 'transferRequested', callId, transferId, target, transferorInfo });
  }

  /** The transfer that waits for the transferee's client. */
  find(id: string): Transfer | undefined {
    const pending = this.#pending.get(id);
    return pending?.newCall ? undefined : pending;
  }

  /** The transferee has begun the new call. */
  proceed(id: string, newCall: Call): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    pending.cancelTimeout();
    pending.newCall = newCall;
  }

  /** Looks what a change of a call means to the transfers that it belongs to. */
  follow(call: Call): void {
    for (const pending of [...this.#pending.values()]) {
      if (pending.newCall === call) this.#followNewCall(pending, call);
      else if (pending.call === call && call.end && !pending.newCall) this.#forget(pending);
    }
  }

  #followNewCall(pending: Pending, newCall: Call): void {
    if (newCall.isAwaitingAnswer) {
      if (!newCall.end) return;
      const { reason } = newCall.end;
      return this.#fail(pending, reason.code === 0 ? callEndReasons.callerCancelled : reason);
    }
    this.#forget(pending);
    pending.call.isTransferred = true;
    this.#tellTransferor(pending, 'Transferred');
    const { replaced } = pending;
    if (!replaced || replaced.call.end) return;
    replaced.call.endForEveryone(callEndReasons.transferred);
    this.#settle(replaced.call);
  }

  #fail(pending: Pending, error: CallEndReason): void {
    this.#forget(pending);
    this.#tellTransferor(pending, 'Failed', error);
  }

  /** Who has hung up meanwhile hears nothing more of it. */
  #tellTransferor(
    { id: transferId, transferor }: Pending,
    state: 'Transferred' | 'Failed',
    error?: CallEndReason,
  ) {
    const { callId } = transferor;
    this.#tell(transferor, { type: 'transferUpdated', callId, transferId, state, ...(error && { error }) });
  }

  #forget(pending: Pending): void {
    pending.cancelTimeout();
    this.#pending.delete(pending.id);
  }
}
