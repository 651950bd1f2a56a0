import { callingErrors, type CallingError, type CallingErrorName } from '@switchboard/acs-contracts';

/** The one error that requests throw; the client gets it as `error`. */
export class CallingRefusal extends Error {
  readonly error: CallingError;

  /** `field` is the path of what is wrong in the message. */
  constructor(name: CallingErrorName, message: string, field?: string) {
    super(message);
    this.name = 'CallingRefusal';
    this.error = { name, ...callingErrors[name], message, ...(field !== undefined && { field }) };
  }
}

export const callNotFound = (callId: string) =>
  new CallingRefusal('CallNotFound', `There is no call "${callId}" here, or it has ended.`, 'callId');

export const participantNotFound = (rawId: string, field: string) =>
  new CallingRefusal('ParticipantNotFound', `"${rawId.slice(0, 200)}" is not in this call.`, field);

export const roleRestricted = (role: string, what: string) =>
  new CallingRefusal('RoleRestricted', `The role ${role} may not ${what} in this call.`);
