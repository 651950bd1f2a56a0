import { describe, expect, it } from 'vitest';
import { judgeCamera, judgeMicrophone, judgeRefusal } from './judge-devices.ts';

const said = ({ verdict, finding }: { verdict: string; finding: string }) => `${verdict}: ${finding}`;

describe('judgeMicrophone', () => {
  it('passes when something was heard', () => {
    expect(said(judgeMicrophone({ device: 'Desk', isMuted: false, loudest: 0.01 }))).toBe('passed: micWorks');
  });

  it.each([
    ['digital silence', false, 0],
    ['a device that is switched off', true, 0.5],
  ])('warns of %s', (_what, isMuted, loudest) => {
    expect(said(judgeMicrophone({ device: 'Desk', isMuted, loudest }))).toBe('warned: micSilent');
  });
});

describe('judgeCamera', () => {
  const works = { device: 'Lid', width: 1280, height: 720, framesPerSecond: 29.7, brightest: 200 };

  it('passes when pictures come', () => {
    expect(judgeCamera(works)).toMatchObject({ verdict: 'passed', values: { width: 1280, height: 720 } });
  });

  it('warns of a black picture', () => {
    expect(said(judgeCamera({ ...works, brightest: 3 }))).toBe('warned: cameraDark');
  });

  it('fails when no pictures come', () => {
    expect(said(judgeCamera({ ...works, framesPerSecond: 0, brightest: 0 }))).toBe('failed: cameraFrozen');
  });
});

describe('judgeRefusal', () => {
  const refusal = (name: string) => Object.assign(new Error('no'), { name });

  it.each([
    ['NotAllowedError', 'failed: micDenied'],
    ['NotFoundError', 'failed: micMissing'],
    ['NotReadableError', 'failed: micBusy'],
    ['TypeError', 'failed: micFailed'],
  ])('of a microphone by %s is %s', (name, outcome) => {
    expect(said(judgeRefusal('microphone', refusal(name)))).toBe(outcome);
  });

  it('only warns when there is no camera', () => {
    expect(said(judgeRefusal('camera', refusal('NotFoundError')))).toBe('warned: cameraMissing');
    expect(said(judgeRefusal('camera', refusal('NotAllowedError')))).toBe('failed: cameraDenied');
  });

  it('takes anything that was thrown', () => {
    expect(judgeRefusal('camera', 'odd')).toMatchObject({
      finding: 'cameraFailed',
      details: { error: 'unknown' },
    });
  });
});
