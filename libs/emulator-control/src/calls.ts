import type { CallEndReason, CallKind, CallRole } from '@switchboard/acs-contracts';
import { segment, type ControlRequests, type RequestOptions } from './control-request.ts';

/** Somebody's time in a call. */
export interface CallParticipation {
  readonly participantId: string;
  readonly rawId: string;
  readonly displayName?: string;
  readonly role: CallRole;
  readonly userAgent?: string;
  readonly joinedOn: string;
  /** Absent while they are in the call. */
  readonly leftOn?: string;
  readonly endReason?: CallEndReason;
}

/** A call that there is or was; all times ISO 8601 on the emulated clock. */
export interface CallRecord {
  readonly id: string;
  readonly serverCallId: string;
  readonly correlationId: string;
  readonly kind: CallKind;
  readonly groupId?: string;
  readonly roomId?: string;
  readonly startedBy: { readonly rawId: string; readonly role: CallRole };
  readonly startedOn: string;
  /** Absent while it goes on. */
  readonly endedOn?: string;
  readonly endReason?: CallEndReason;
  /** Everybody who was in the call, each time that they came, in that order. */
  readonly participants: readonly CallParticipation[];
}

export interface CallsControl {
  /** Newest first; with `active` only those that go on. `limit` is 100 when left out, at most 1000. */
  list(
    query?: { readonly active?: boolean; readonly limit?: number } & RequestOptions,
  ): Promise<readonly CallRecord[]>;
  get(id: string, options?: RequestOptions): Promise<CallRecord>;
}

export const callsControl = ({ request }: ControlRequests): CallsControl => ({
  list: async ({ signal, ...query } = {}) =>
    (await request<{ value: readonly CallRecord[] }>('GET', 'calls', { query, ...(signal && { signal }) }))
      .value,
  get: (id, options) => request('GET', `calls/${segment(id)}`, options),
});
