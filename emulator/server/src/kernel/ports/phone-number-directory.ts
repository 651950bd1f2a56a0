/** In which directions a number can do something; the words of the specification. */
export type CapabilityDirection = 'none' | 'inbound' | 'outbound' | 'inbound+outbound';

export interface OwnedPhoneNumber {
  /** E.164, for example `+14255550100`. */
  readonly phoneNumber: string;
  /** ISO 3166-1 alpha-2, for example `US`. */
  readonly countryCode: string;
  readonly phoneNumberType: 'geographic' | 'tollFree' | 'mobile';
  readonly assignmentType: 'person' | 'application';
  readonly capabilities: { readonly calling: CapabilityDirection; readonly sms: CapabilityDirection };
}

/** What other services may ask of the phone numbers service. */
export interface PhoneNumberDirectory {
  /** The number as the resource owns it now; undefined when it does not, or not any longer. */
  find(phoneNumber: string): Promise<OwnedPhoneNumber | undefined>;
}
