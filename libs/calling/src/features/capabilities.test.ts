import { describe, expect, it } from 'vitest';
import { compareCapabilities, describeCapabilities } from './capabilities.ts';

describe('capabilities', () => {
  it('are all there before the call is answered', () => {
    const capabilities = describeCapabilities(undefined);
    expect(Object.keys(capabilities)).toHaveLength(25);
    expect(capabilities.turnVideoOn).toEqual({ isPresent: false, reason: 'NotInitialized' });
  });

  it('say why something is not permitted', () => {
    const room = describeCapabilities(['unmuteMic'], 'room');
    expect(room.unmuteMic).toEqual({ isPresent: true, reason: 'Capable' });
    expect(room.shareScreen).toEqual({ isPresent: false, reason: 'RoleRestricted' });
    expect(room.startTogetherMode).toEqual({ isPresent: false, reason: 'FeatureNotSupported' });
    expect(describeCapabilities([], 'oneToOne').muteOthers.reason).toBe(
      'CapabilityNotApplicableForTheCallType',
    );
  });

  it('are compared entry by entry', () => {
    const before = describeCapabilities(['unmuteMic', 'turnVideoOn'], 'room');
    const after = describeCapabilities(['unmuteMic', 'shareScreen'], 'room');
    const change = compareCapabilities(before, after);
    expect(Object.keys(change?.newValue ?? {}).sort()).toEqual(['shareScreen', 'turnVideoOn']);
    expect(change?.oldValue.turnVideoOn).toEqual({ isPresent: true, reason: 'Capable' });
    expect(compareCapabilities(after, after)).toBeUndefined();
  });
});
