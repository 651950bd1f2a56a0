import { describe, expect, it } from 'vitest';
import { SoundLevel } from './sound-level.ts';

const report = (totalAudioEnergy: number, totalSamplesDuration: number) =>
  new Map([
    ['picture', { type: 'inbound-rtp', kind: 'video' }],
    ['sound', { type: 'inbound-rtp', kind: 'audio', totalAudioEnergy, totalSamplesDuration }],
  ]) as unknown as RTCStatsReport;

describe('SoundLevel', () => {
  it('is the root mean square of what was heard since it was last read', () => {
    const level = new SoundLevel('inbound-rtp');
    expect(level.read(report(0.04, 1))).toBeCloseTo(0.2);
    expect(level.read(report(0.05, 2))).toBeCloseTo(0.1);
    expect(level.read(report(0.05, 3))).toBe(0);
  });

  it('hears a sound that is shorter than the time between two looks', () => {
    const level = new SoundLevel('inbound-rtp');
    level.read(report(0, 10));
    expect(level.read(report(0.5 ** 2 * 0.02, 10.25))).toBeGreaterThan(0.1);
  });

  it('is silent while nothing is played, and begins anew with another stream', () => {
    const level = new SoundLevel('inbound-rtp');
    expect(level.read(new Map() as unknown as RTCStatsReport)).toBe(0);
    level.read(report(1, 60));
    expect(level.read(report(1, 60))).toBe(0);
    expect(level.read(report(0.09, 1))).toBeCloseTo(0.3);
  });
});
