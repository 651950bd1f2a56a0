import { describe, expect, it } from 'vitest';
import { browserKindOf } from './browser-kind.ts';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';

describe('browserKindOf', () => {
  it.each([
    [
      'chromium',
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      0,
    ],
    [
      'android',
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36',
      5,
    ],
    ['firefox', 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0', 0],
    ['safari', `${mac} Version/19.0 Safari/605.1.15`, 0],
    ['ios', `${mac} Version/19.0 Safari/605.1.15`, 5],
    [
      'ios',
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/140.0 Mobile Safari/604.1',
      5,
    ],
    ['other', 'curl/8.0', 0],
  ])('%s', (kind, userAgent, touchPoints) => expect(browserKindOf(userAgent, touchPoints)).toBe(kind));
});
