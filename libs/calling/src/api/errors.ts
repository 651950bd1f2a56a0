/** Why something was refused, as applications see it. */
export interface CommunicationServicesError {
  name: string;
  message: string;
  code: number;
  subCode: number;
}

/** Every error of this library. `code` and `subCode` are the calling SDK's where one is documented. */
export class CallingError extends Error implements CommunicationServicesError {
  readonly code: number;
  readonly subCode: number;

  constructor(code: number, subCode: number, message: string, options?: ErrorOptions & { name?: string }) {
    super(message, options);
    this.name = options?.name ?? 'CallingError';
    this.code = code;
    this.subCode = subCode;
  }
}

/** For members of the API that exist but cannot work without the real service. */
export function notSupported(member: string, reason: string): CallingError {
  return new CallingError(501, 0, `${member} is not supported by @switchboard/calling: ${reason}`, {
    name: 'NotSupportedError',
  });
}
