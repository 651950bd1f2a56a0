import type { EventSubscriptionSettings } from './event-subscriptions.ts';
import type { FaultRule } from './faults.ts';

/** A communication user: by a fixed raw id, or by a name, from which the id is derived. */
export type SeedIdentity = { readonly id: string } | { readonly name: string };

export interface SeedMessage {
  /** Name or raw id of a participant. */
  readonly from: string;
  readonly content: string;
  readonly senderDisplayName?: string | undefined;
  readonly type?: 'text' | 'html' | undefined;
}

export interface SeedThread {
  readonly topic: string;
  /** Names or raw ids of seeded identities; the first one creates the thread. */
  readonly participants: string[];
  readonly messages?: SeedMessage[] | undefined;
}

type SeedCapability = 'none' | 'inbound' | 'outbound' | 'inbound+outbound';

export interface SeedPhoneNumber {
  /** E.164. */
  readonly phoneNumber: string;
  /** For example `US`. */
  readonly countryCode?: string;
  readonly phoneNumberType?: 'geographic' | 'tollFree' | 'mobile';
  readonly assignmentType?: 'person' | 'application';
  readonly capabilities?: { readonly calling?: SeedCapability; readonly sms?: SeedCapability };
}

export interface SeedEmailSender {
  /** The part before the @. */
  readonly username: string;
  /** What readers see of the sender; a request cannot name another. */
  readonly displayName?: string;
}

export interface SeedEmailDomain {
  readonly domain: string;
  /** Beside `DoNotReply`, which is always there. */
  readonly senders?: (string | SeedEmailSender)[] | undefined;
  /** Whether e-mails tell of being opened and clicked, unless they ask not to. Default false. */
  readonly userEngagementTracking?: boolean | undefined;
}

export interface SeedRoom {
  /** 16 to 18 digits. */
  readonly id: string;
  /** ISO 8601. Default: from the start of the emulator, for 180 days. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly pstnDialOutEnabled?: boolean | undefined;
  /** Roles by the name or raw id of a communication user. */
  readonly participants?: Record<string, 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator'> | undefined;
}

/** A number of the resource and any other one, in either direction. */
export interface SeedTextMessage {
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

export interface SeedOptOut {
  /** The number, short code or sender id that they want nothing more from. */
  readonly from: string;
  readonly to: string;
}

export interface SeedSipRouting {
  /** By their fully qualified domain names. */
  readonly trunks: Record<string, { readonly sipSignalingPort: number }>;
  /** In the order in which they are tried. */
  readonly routes?: {
    readonly name: string;
    readonly description?: string;
    readonly numberPattern: string;
    readonly trunks?: string[];
  }[];
}

export type SeedEventSubscription = EventSubscriptionSettings & { name: string };

export interface SeedEntra {
  /** Who can sign in, instead of the default people. */
  readonly users?: { name: string; email?: string | undefined; objectId?: string | undefined }[] | undefined;
  /** Applications beside the default ones; without a secret they are public clients. */
  readonly clients?:
    | {
        clientId: string;
        clientSecret?: string | undefined;
        name?: string | undefined;
        /** Left out: any address of this machine is good. */
        redirectUris?: string[] | undefined;
      }[]
    | undefined;
}

/** Everything in an emulator, as `exportState` gives it. */
export interface EmulatorState {
  readonly version: 1;
  readonly documents: unknown[];
}

/** What an empty emulator is filled with: lists of people and things, an exported state, or both. */
export interface EmulatorSeed {
  readonly $schema?: string | undefined;
  /** A named identity has the same raw id in every run with the same resource id. */
  readonly identities?: SeedIdentity[] | undefined;
  /** Numbers that the resource owns from the start. */
  readonly phoneNumbers?: (string | SeedPhoneNumber)[] | undefined;
  /** Verified domains that the resource sends e-mail from, instead of the default one. */
  readonly emailDomains?: (string | SeedEmailDomain)[] | undefined;
  readonly threads?: SeedThread[] | undefined;
  readonly rooms?: SeedRoom[] | undefined;
  /** What handsets have got and written. */
  readonly textMessages?: SeedTextMessage[] | undefined;
  readonly smsOptOuts?: SeedOptOut[] | undefined;
  readonly sip?: SeedSipRouting | undefined;
  /** Agreed upon already: their endpoints are not asked, and may start later. */
  readonly eventSubscriptions?: SeedEventSubscription[] | undefined;
  readonly entra?: SeedEntra | undefined;
  /** What goes wrong, from the start and again after each reset. */
  readonly faults?: FaultRule[] | undefined;
  readonly version?: 1 | undefined;
  readonly documents?: unknown[] | undefined;
}
