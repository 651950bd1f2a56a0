import { beforeEach, describe, expect, it } from 'vitest';
import { installBrowserGlobals } from './support/browser-globals.ts';
import { LocalVideoStream } from '../src/streams/local-video-stream.ts';
import { Features } from '../src/features/features.ts';
import type { RunnableVideoEffect, VideoEffectListener } from '../src/features/video-effects.ts';

/** Makes tracks that say what they are made of. */
class TintEffect implements RunnableVideoEffect {
  readonly name = 'BackgroundBlur' as const;
  readonly running = new Set<MediaStreamTrack>();
  listener: VideoEffectListener | undefined;
  failure: Error | undefined;

  isSupported = async () => true;
  async processTrack(input: MediaStreamTrack, listener: VideoEffectListener) {
    if (this.failure) throw this.failure;
    this.listener = listener;
    this.running.add(input);
    return { track: input.clone(), stop: () => void this.running.delete(input) };
  }
}

const camera = { id: 'camera:cam-1', name: 'Camera', deviceType: 'UsbCamera' as const };

function open() {
  const stream = new LocalVideoStream(camera);
  const effects = stream.feature(Features.VideoEffects);
  const told: unknown[] = [];
  for (const event of ['effectsStarted', 'effectsStopped', 'fpsWarningThresholdReached'] as const) {
    effects.on(event, (names) => told.push([event, names]));
  }
  effects.on('effectsError', ({ code }) => told.push(['effectsError', code]));
  const currentTrack = async () => (await stream.getMediaStream()).getVideoTracks();
  return { stream, effects, told, currentTrack, tint: new TintEffect() };
}

describe('VideoEffects', () => {
  beforeEach(() => void installBrowserGlobals());

  it('replaces the track of an open camera, and gives it back unchanged', async () => {
    const { effects, told, currentTrack, tint } = open();
    const [own] = await currentTrack();
    await effects.startEffects(tint);
    expect(await currentTrack()).toHaveLength(1);
    expect((await currentTrack())[0]).not.toBe(own);
    expect(effects.activeEffects).toEqual(['BackgroundBlur']);
    await effects.stopEffects();
    expect(await currentTrack()).toEqual([own]);
    expect(own?.readyState).toBe('live');
    expect(tint.running.size).toBe(0);
    expect(told).toEqual([
      ['effectsStarted', ['BackgroundBlur']],
      ['effectsStopped', ['BackgroundBlur']],
    ]);
  });

  it('never shows a camera without the effect that was started before it was opened', async () => {
    const { stream, effects, currentTrack, tint } = open();
    await effects.startEffects(tint);
    expect(tint.running.size).toBe(0);
    const [track] = await currentTrack();
    expect([...tint.running]).toHaveLength(1);
    expect(tint.running.has(track!)).toBe(false);
    stream.dispose();
    expect(tint.running.size).toBe(0);
  });

  it('goes on with another camera', async () => {
    const { stream, effects, currentTrack, tint } = open();
    await currentTrack();
    await effects.startEffects(tint);
    const [first] = tint.running;
    await stream.switchSource({ ...camera, id: 'camera:cam-2' });
    expect(tint.running.size).toBe(1);
    expect(tint.running.has(first!)).toBe(false);
    expect(first?.readyState).toBe('ended');
  });

  it('leaves the camera as it is when an effect does not start, and tells why', async () => {
    const { effects, told, currentTrack, tint } = open();
    const [own] = await currentTrack();
    tint.failure = new Error('no model');
    await expect(effects.startEffects(tint)).rejects.toThrow('BackgroundBlur could not be started');
    expect(await currentTrack()).toEqual([own]);
    expect(effects.activeEffects).toEqual([]);
    expect(told).toEqual([['effectsError', 500]]);
  });

  it('closes the camera when the effect does not start with it', async () => {
    const { effects, told, currentTrack, tint } = open();
    await effects.startEffects(tint);
    tint.failure = new Error('no model');
    await expect(currentTrack()).rejects.toThrow('BackgroundBlur could not be started');
    expect(told.at(-1)).toEqual(['effectsError', 500]);
  });

  it('passes on what a running effect tells, and nothing of one that was stopped', async () => {
    const { effects, told, currentTrack, tint } = open();
    await currentTrack();
    await effects.startEffects(tint);
    tint.listener?.onSlow();
    await effects.stopEffects();
    tint.listener?.onError('too late');
    expect(told.map((entry) => (entry as unknown[])[0])).toEqual([
      ...['effectsStarted', 'fpsWarningThresholdReached', 'effectsStopped'],
    ]);
  });

  it('refuses effects that it cannot run', async () => {
    const { effects } = open();
    const foreign = { name: 'BackgroundBlur' as const, isSupported: async () => true };
    expect(await effects.isSupported(foreign)).toBe(false);
    await expect(effects.startEffects(foreign)).rejects.toThrow(
      'use the effects of @switchboard/calling-effects',
    );
  });
});
