import { describe, expect, it } from 'vitest';
import { createFreezeJudge } from './camera-freeze.ts';
import type { LinkSample } from './media-sample.ts';

const sent = (frames: number): LinkSample => ({
  ...{ participantId: 'p', timestamp: 0, transport: undefined, localCandidateType: undefined },
  streams: [
    {
      ...{ id: 'out', slot: 'camera', direction: 'send', codec: undefined, figures: {}, remote: {} },
      source: { frames },
    },
  ],
});

/** Once a second, whether the camera is frozen. */
function watch(
  looks: readonly (readonly [camera: { muted: boolean } | undefined, samples: readonly LinkSample[]])[],
) {
  let time = 0;
  const isFrozen = createFreezeJudge(() => time);
  return looks.map(([camera, samples]) => {
    time += 1_000;
    return isFrozen(camera, samples);
  });
}
const on = { muted: false };

describe('a camera', () => {
  it('is frozen when no picture has come for more than five seconds, until the next', () => {
    const still = Array.from({ length: 7 }, () => [on, [sent(30)]] as const);
    expect(watch([...still, [on, [sent(31)]]])).toEqual([...Array(6).fill(false), true, false]);
  });

  it('is not frozen while it is off', () => {
    expect(watch(Array.from({ length: 9 }, () => [undefined, [sent(30)]] as const))).not.toContain(true);
  });

  it('is judged by its track while nobody is in the call', () => {
    const muted = Array.from({ length: 7 }, () => [{ muted: true }, []] as const);
    expect(watch([...muted, [on, []]])).toEqual([...Array(5).fill(false), true, true, false]);
  });

  it('may count anew after another camera has been chosen', () => {
    const looks = [90, 90, 90, 90, 90, 10, 10].map((frames) => [on, [sent(frames)]] as const);
    expect(watch(looks)).not.toContain(true);
  });
});
