import type { EventSubscriptionRequest, EventSubscriptionView } from '@switchboard/acs-contracts';
import type {
  CallRecord,
  CapturedEmail,
  EmulatorSeed,
  EventSubscriptionSettings,
  EventSubscriptionStatus,
  FaultRule,
  FaultRuleStatus,
  HandsetMessage,
  HookStatus,
  QuotaUsage,
} from '@switchboard/emulator-control';
import { describe, expectTypeOf, it } from 'vitest';
import type { Seed } from '../src/control/seed/seed-file.ts';
import type {
  FaultRule as KnownFaultRule,
  FaultRuleStatus as KnownFaultRuleStatus,
} from '../src/kernel/ports/fault-injector.ts';
import type { HookStatus as KnownHookStatus } from '../src/kernel/ports/hook-runner.ts';
import type { QuotaUsage as KnownQuotaUsage } from '../src/kernel/ports/quota-meter.ts';
import type { CallRecord as StoredCallRecord } from '../src/services/calling-signalling/records/call-record.ts';
import type { EmailView } from '../src/services/email/email-view.ts';
import type { NumberedHandsetMessage } from '../src/services/sms/sms-message.ts';

describe('the types of the control client', () => {
  it('are those that the emulator declares', () => {
    expectTypeOf<NumberedHandsetMessage>().toExtend<HandsetMessage>();
    expectTypeOf<EmailView>().toEqualTypeOf<CapturedEmail>();
    expectTypeOf<CallRecord>().toEqualTypeOf<StoredCallRecord>();
    expectTypeOf<EventSubscriptionSettings>().toEqualTypeOf<EventSubscriptionRequest>();
    expectTypeOf<EventSubscriptionStatus>().toExtend<EventSubscriptionView>();
    expectTypeOf<EventSubscriptionView>().toExtend<EventSubscriptionStatus>();
    expectTypeOf<FaultRule>().toEqualTypeOf<KnownFaultRule>();
    expectTypeOf<FaultRuleStatus>().toEqualTypeOf<KnownFaultRuleStatus>();
    expectTypeOf<HookStatus>().toEqualTypeOf<KnownHookStatus>();
    expectTypeOf<QuotaUsage>().toEqualTypeOf<KnownQuotaUsage>();
    expectTypeOf<EmulatorSeed>().toEqualTypeOf<Seed>();
  });
});
