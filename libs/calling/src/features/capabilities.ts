import { callCapabilityNames, type CallCapability, type CallHead } from '@switchboard/acs-contracts';
import type { CallFeature, CallFeatureContext } from '../api/features.ts';
import type { EventSource } from '../support/emitter.ts';
import { CoreFeature } from './core-feature.ts';

/** Those that the emulator never grants: they need the real service, Microsoft Teams or the phone network. */
const neverPresent = [
  'addTeamsUser',
  'addPhoneNumber',
  'blurBackground',
  'startLiveMeetingCaptions',
  'startLiveCallingCaptions',
  'setCaptionLanguage',
  'pstnDialOut',
  'startTogetherMode',
  'joinBreakoutRooms',
] as const;

export type ParticipantCapabilityName = CallCapability | (typeof neverPresent)[number];
export type CapabilityResolutionReason =
  | 'Capable'
  | 'CapabilityNotApplicableForTheCallType'
  | 'ClientRestricted'
  | 'UserPolicyRestricted'
  | 'RoleRestricted'
  | 'FeatureNotSupported'
  | 'MeetingRestricted'
  | 'NotInitialized'
  | 'NotCapable'
  | 'TeamsPremiumLicenseRestricted'
  | 'IpModeUserPolicyRestricted'
  | 'ExplicitConsentRequired';
export type ParticipantCapabilities = Record<
  ParticipantCapabilityName,
  { isPresent: boolean; reason: CapabilityResolutionReason }
>;
export type ChangedParticipantCapabilities = Partial<ParticipantCapabilities>;
export type CapabilitiesChangedReason =
  | 'RoleChanged'
  | 'UserPolicyChanged'
  | 'MeetingOptionOrOrganizerPolicyChanged'
  | 'TeamsPremiumLicenseChanged';
export interface CapabilitiesChangeInfo {
  oldValue: ChangedParticipantCapabilities;
  newValue: ChangedParticipantCapabilities;
  reason: CapabilitiesChangedReason;
}
interface Events {
  capabilitiesChanged: (data: CapabilitiesChangeInfo) => void;
}
/** What the person may do in the call, by role. */
export interface CapabilitiesFeature extends CallFeature, EventSource<Events> {
  /** All names, from the first moment. */
  readonly capabilities: ParticipantCapabilities;
}

/** Every capability with the reason why it is present or not. `present` is undefined before the call is answered. */
export function describeCapabilities(
  present: readonly CallCapability[] | undefined,
  kind: CallHead['kind'] = 'group',
): ParticipantCapabilities {
  const absent: CapabilityResolutionReason =
    kind === 'oneToOne' ? 'CapabilityNotApplicableForTheCallType' : 'RoleRestricted';
  const describe = (name: CallCapability) => {
    if (!present) return { isPresent: false, reason: 'NotInitialized' as const };
    const isPresent = present.includes(name);
    return { isPresent, reason: isPresent ? ('Capable' as const) : absent };
  };
  return Object.fromEntries([
    ...callCapabilityNames.map((name) => [name, describe(name)]),
    ...neverPresent.map((name) => [name, { isPresent: false, reason: 'FeatureNotSupported' }]),
  ]) as ParticipantCapabilities;
}

/** The entries that differ, before and after. */
export function compareCapabilities(
  before: ParticipantCapabilities,
  after: ParticipantCapabilities,
): { oldValue: ChangedParticipantCapabilities; newValue: ChangedParticipantCapabilities } | undefined {
  const names = (Object.keys(after) as ParticipantCapabilityName[]).filter(
    (name) => before[name].isPresent !== after[name].isPresent || before[name].reason !== after[name].reason,
  );
  if (names.length === 0) return undefined;
  const pick = (from: ParticipantCapabilities) =>
    Object.fromEntries(names.map((name) => [name, { ...from[name] }]));
  return { oldValue: pick(before), newValue: pick(after) };
}

export class CallCapabilities extends CoreFeature<Events> implements CapabilitiesFeature {
  _latest: ParticipantCapabilities;

  constructor(context: CallFeatureContext) {
    super('Capabilities', context);
    this._latest = this.capabilities;
    this._follow('headChanged', () => this._compare());
  }

  get capabilities(): ParticipantCapabilities {
    const { head } = this._core;
    return describeCapabilities(head?.self.capabilities, head?.kind);
  }

  _compare(): void {
    const change = compareCapabilities(this._latest, this.capabilities);
    if (!change) return;
    this._latest = this.capabilities;
    this._emit('capabilitiesChanged', { ...change, reason: 'RoleChanged' });
  }
}
