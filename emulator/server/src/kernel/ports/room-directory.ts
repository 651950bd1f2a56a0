/** What a participant may do in a call of the room; the words of the specification. */
export type RoomRole = 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator';

/** Why someone may not join: checked in this order, so a stranger does not learn when a room is open. */
export type RoomRefusal = 'unknownRoom' | 'notInvited' | 'notYetValid' | 'expired';

export type RoomAdmission =
  | {
      readonly admitted: true;
      readonly role: RoomRole;
      readonly pstnDialOutEnabled: boolean;
      /** Nobody joins from this moment on, and a call that goes on ends. */
      readonly validUntil: Date;
    }
  | { readonly admitted: false; readonly refusal: RoomRefusal };

/**
 * What other services may ask of the rooms service. What happens to a room later is on the bus: `RoomUpdated`,
 * `RoomParticipantsUpdated` and `RoomDeleted`.
 *
 * @see `RoomEvents` in `@switchboard/acs-contracts`
 */
export interface RoomDirectory {
  /** Whether this identity may join the room's call now, by the emulated clock, and with which role. */
  admit(roomId: string, rawId: string): Promise<RoomAdmission>;
}
