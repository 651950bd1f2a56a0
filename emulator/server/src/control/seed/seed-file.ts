import type { EventSubscriptionSettings } from '@switchboard/emulator-control';
import type { FaultRule } from '../../kernel/ports/fault-injector.ts';

/** Somebody of the seed: their name there, or their raw id. */
type NameOrRawId = string;

interface SeedMessage {
  readonly from: NameOrRawId;
  readonly content: string;
  readonly senderDisplayName?: string | undefined;
  /** Default `text`. */
  readonly type?: 'text' | 'html' | undefined;
}

interface SeedThread {
  readonly topic: string;
  /** The first one creates the thread. */
  readonly participants: NameOrRawId[];
  readonly messages?: SeedMessage[] | undefined;
}

type SeedCapability = 'none' | 'inbound' | 'outbound' | 'inbound+outbound';

interface SeedPhoneNumber {
  /** E.164, for example `+14255550100`. */
  readonly phoneNumber: string;
  /** Two capital letters. */
  readonly countryCode?: string;
  readonly phoneNumberType?: 'geographic' | 'tollFree' | 'mobile';
  readonly assignmentType?: 'person' | 'application';
  readonly capabilities?: { readonly calling?: SeedCapability; readonly sms?: SeedCapability };
}

interface SeedEmailSender {
  /** The part before the @. */
  readonly username: string;
  /** What readers see of the sender; a request cannot name another. */
  readonly displayName?: string;
}

interface SeedEmailDomain {
  readonly domain: string;
  /** Beside `DoNotReply`, which is always there. */
  readonly senders?: (string | SeedEmailSender)[] | undefined;
  /** Whether e-mails tell of being opened and clicked, unless they ask not to. Default false. */
  readonly userEngagementTracking?: boolean | undefined;
}

interface SeedRoom {
  /** 16 to 18 digits. */
  readonly id: string;
  /** ISO 8601. Default: from the start of the emulator, for 180 days. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly pstnDialOutEnabled?: boolean | undefined;
  readonly participants?:
    Record<NameOrRawId, 'Presenter' | 'Attendee' | 'Consumer' | 'Collaborator'> | undefined;
}

interface SeedTextMessage {
  /** A number of the resource and any other one, in either direction. */
  readonly from: string;
  readonly to: string;
  readonly message: string;
}

interface SeedOptOut {
  /** The number, short code or sender id that they want nothing more from. */
  readonly from: string;
  readonly to: string;
}

interface SeedSipRouting {
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

type SeedEventSubscription = EventSubscriptionSettings & { name: string };

interface SeedEntra {
  /** Who can sign in, instead of the default people. */
  readonly users?: { name: string; email?: string | undefined; objectId?: string | undefined }[] | undefined;
  /** Applications beside the default ones. */
  readonly clients?:
    | {
        clientId: string;
        /** Left out: a public client, which proves itself by a proof key only. */
        clientSecret?: string | undefined;
        name?: string | undefined;
        /** Left out: any address of this machine is good. */
        redirectUris?: string[] | undefined;
      }[]
    | undefined;
}

/**
 * What an empty emulator is filled with: lists of people and things, an exported state (`version` and `documents`, the
 * answer of `GET /_emulator/state`), or both. Written out rather than inferred, so that the package's declarations need no
 * other package.
 */
export interface Seed {
  readonly $schema?: string | undefined;
  /** A named identity has the same raw id in every run with the same resource id. */
  readonly identities?: ({ readonly id: string } | { readonly name: string })[] | undefined;
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
