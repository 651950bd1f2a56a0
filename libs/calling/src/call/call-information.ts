import type { CallHead } from '@switchboard/acs-contracts';
import type { CallInfo } from '../api/call.ts';
import type { PropertyChangedEvent } from '../api/common.ts';
import { Emitter } from '../support/emitter.ts';
import { bindMethods } from '../support/public-object.ts';

const emitters = new WeakMap<CallInformation, Emitter<{ callInfoChanged: PropertyChangedEvent }>>();

/** `call.info`: a class, because stateful layers freeze plain objects that they are given. */
export class CallInformation implements CallInfo {
  readonly threadId: string | undefined = undefined;
  groupId: string | undefined;
  participantId = '';
  readonly _serverCallId = Promise.withResolvers<string>();

  constructor(groupId?: string) {
    this.groupId = groupId;
    emitters.set(this, new Emitter());
    bindMethods(this);
    this._serverCallId.promise.catch(() => undefined);
  }

  /** Base64, as the real service's is, for Call Automation. */
  getServerCallId(): Promise<string> {
    return this._serverCallId.promise;
  }

  onCallInfoChanged(event: 'callInfoChanged', listener: PropertyChangedEvent): void {
    emitters.get(this)?.on(event, listener);
  }

  offCallInfoChanged(event: 'callInfoChanged', listener: PropertyChangedEvent): void {
    emitters.get(this)?.off(event, listener);
  }

  _apply(head: Pick<CallHead, 'groupId' | 'serverCallId'> & { self: { participantId: string } }): void {
    this._serverCallId.resolve(head.serverCallId);
    const groupId = head.groupId ?? this.groupId;
    if (this.participantId === head.self.participantId && this.groupId === groupId) return;
    this.participantId = head.self.participantId;
    this.groupId = groupId;
    emitters.get(this)?.emit('callInfoChanged');
  }
}
