export { createEmulatorControl, type EmulatorControl } from './emulator-control.ts';
export type { EmulatorControlOptions, RequestOptions } from './control-request.ts';
export { EmulatorControlError, EmulatorWaitTimeout } from './emulator-control-error.ts';
export type { CallParticipation, CallRecord, CallsControl } from './calls.ts';
export type { ClockControl, ClockReading } from './clock.ts';
export type {
  CapturedEmail,
  EmailAttachment,
  EmailControl,
  EmailMailbox,
  EmailQuery,
  EmailRecipient,
  EmailSummary,
  EmailWait,
} from './email.ts';
export type {
  DeliveryQuery,
  EventConditionSettings,
  EventFilterSettings,
  EventSubscriptionSettings,
  EventSubscriptionStatus,
  EventSubscriptionsControl,
} from './event-subscriptions.ts';
export type {
  ChatStreamEvent,
  ChatStreamEventType,
  ChatStreamOptions,
  EmulatorEvent,
  EmulatorEvents,
  EmulatorEventType,
  EventsControl,
  EventWait,
  TriggeredEvent,
} from './events.ts';
export type { FaultEffect, FaultRule, FaultRuleStatus, FaultsControl } from './faults.ts';
export type { Hooks, HookStatus } from './hooks.ts';
export type { HeldOperationType, OperationHold, OperationHolds, OperationsControl } from './operations.ts';
export type { Quotas, QuotaScope, QuotaUsage, QuotaVerdict } from './quotas.ts';
export type { HttpArchive, RecordedMessage, RecordedRequest, RequestQuery } from './recorded-request.ts';
export type { RelayAllocation, RelayControl, RelayTraffic, RelayUsage, RelayUserUsage } from './relay.ts';
export type {
  EmulatorSeed,
  EmulatorState,
  SeedEmailDomain,
  SeedEmailSender,
  SeedEntra,
  SeedEventSubscription,
  SeedIdentity,
  SeedMessage,
  SeedOptOut,
  SeedPhoneNumber,
  SeedRoom,
  SeedSipRouting,
  SeedTextMessage,
  SeedThread,
} from './seed.ts';
export type { HandsetAttachment, HandsetMessage, HandsetMessageQuery, SmsControl, SmsWait } from './sms.ts';
