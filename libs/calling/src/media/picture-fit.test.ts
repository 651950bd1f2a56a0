import { describe, expect, it } from 'vitest';
import { fitPicture, linesSeen, type FitOptions } from './picture-fit.ts';

const fit = (options: Partial<FitOptions>) =>
  fitPicture({ slot: 'camera', peers: 1, shownLines: undefined, limits: {}, ...options });

describe('fitPicture', () => {
  it('sends smaller, fewer and thriftier pictures the more people there are', () => {
    expect(fit({ peers: 1 })).toEqual({ lines: 720, frameRate: 30, bitrate: 1_500_000 });
    expect(fit({ peers: 3 })).toEqual({ lines: 360, frameRate: 30, bitrate: 500_000 });
    expect(fit({ peers: 7 })).toEqual({ lines: 270, frameRate: 15, bitrate: 220_000 });
    expect(fit({ peers: 31 })).toEqual({ lines: 180, frameRate: 10, bitrate: 80_000 });
  });

  it('asks neither the line nor the processor for much more than one picture of 720 lines', () => {
    const pixels = ({ lines, frameRate }: { lines: number; frameRate: number }) =>
      ((lines * lines * 16) / 9) * frameRate;
    for (let peers = 1; peers <= 31; peers += 1) {
      expect(peers * fit({ peers }).bitrate).toBeLessThanOrEqual(2_500_000);
      expect(peers * pixels(fit({ peers }))).toBeLessThan(1.2 * pixels(fit({ peers: 1 })));
    }
  });

  it('sends no larger picture than the other shows', () => {
    expect(fit({ shownLines: 180 })).toEqual({ lines: 180, frameRate: 30, bitrate: 200_000 });
    expect(fit({ peers: 3, shownLines: 1_080 }).lines).toBe(360);
  });

  it('stays within the limits of the application', () => {
    const limits = { frameHeight: 240, frameRate: 10, bitrate: 100_000 };
    expect(fit({ limits })).toEqual({ lines: 240, frameRate: 10, bitrate: 100_000 });
    expect(fit({ peers: 31, limits: { frameHeight: 720, frameRate: 30, bitrate: 5_000_000 } })).toEqual(
      fit({ peers: 31 }),
    );
  });

  it('sends a screen less often before it is sent smaller, whatever its place and the limits for cameras', () => {
    const screen = { slot: 'screen', shownLines: 180, limits: { frameHeight: 180, frameRate: 1 } } as const;
    expect(fit({ ...screen, peers: 1 })).toEqual({ lines: 1_440, frameRate: 30, bitrate: 2_500_000 });
    expect(fit({ ...screen, peers: 6 })).toEqual({ lines: 1_080, frameRate: 5, bitrate: 500_000 });
  });
});

describe('linesSeen', () => {
  const wide = { width: 1_280, height: 720 };
  it('counts what fits into a place, and what a place cuts off', () => {
    expect(linesSeen({ width: 320, height: 700 }, wide, false)).toBe(180);
    expect(linesSeen({ width: 320, height: 700 }, wide, true)).toBe(720);
    expect(linesSeen({ width: 480, height: 270 }, wide, true)).toBe(270);
  });

  it('counts along the shorter side of a phone that is held upright', () => {
    expect(linesSeen({ width: 180, height: 320 }, { width: 720, height: 1_280 }, false)).toBe(180);
  });

  it('asks for the smallest picture where nothing can be seen, and knows no size before the first', () => {
    expect(linesSeen({ width: 0, height: 0 }, wide, true)).toBe(180);
    expect(linesSeen({ width: 640, height: 360 }, { width: 0, height: 0 }, true)).toBe(360);
    expect(linesSeen({ width: 3_840, height: 2_160 }, wide, true)).toBe(1_080);
  });
});
