import type { CallerInfo, CallMediaAccess, CallRole, CallStream } from '@switchboard/acs-contracts';

/** Invited without a device yet, rung, in the lobby, or in the call. */
export type MemberPhase = 'connecting' | 'ringing' | 'lobby' | 'connected';

/** One participation of a user in a call. */
export interface Member {
  readonly participantId: string;
  readonly rawId: string;
  /** What the member's client calls the call; every device of an invited user has the same. */
  readonly callId: string;
  readonly direction: 'Incoming' | 'Outgoing';
  readonly callerInfo: CallerInfo;
  /** Who has sent the caller to this call. */
  readonly transferorInfo?: CallerInfo | undefined;
  displayName?: string | undefined;
  userAgent?: string | undefined;
  role: CallRole;
  phase: MemberPhase;
  isOnHold: boolean;
  isMuted: boolean;
  streams: readonly CallStream[];
  mediaAccess: CallMediaAccess;
  /** Counts the members in the order in which they connected; 0 before. */
  arrival: number;
}

/** What a client sends from the start. */
export interface MediaStart {
  readonly isMuted?: boolean | undefined;
  readonly streams?: readonly CallStream[] | undefined;
}

/** The device that a member comes with. */
export interface MemberDevice {
  readonly displayName?: string | undefined;
  readonly userAgent?: string | undefined;
}

export const everythingPermitted: CallMediaAccess = { isAudioPermitted: true, isVideoPermitted: true };

export const isInvited = ({ phase }: Member) => phase === 'connecting' || phase === 'ringing';
