import { describe, expect, it } from 'vitest';
import { describeEnvironment } from './debug-info.ts';

describe('environment', () => {
  it.each([
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.1 Safari/537.36',
      'linux',
      'chrome',
      true,
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
      'windows',
      'edge',
      true,
    ],
    [
      'Mozilla/5.0 (Macintosh) AppleWebKit/605.1 (KHTML, like Gecko) Version/17.4 Safari/605.1',
      'mac',
      'safari',
      true,
    ],
    ['Mozilla/5.0 (Windows NT 10.0; rv:60.0) Gecko/20100101 Firefox/60.0', 'windows', 'firefox', false],
    ['curl/8.0', 'unknown', 'unknown', false],
  ])('of %s', (userAgent, platform, browser, isSupportedEnvironment) => {
    const info = describeEnvironment(userAgent, true);
    expect(info).toMatchObject({ environment: { platform, browser }, isSupportedEnvironment });
  });

  it('without WebRTC cannot take part', () => {
    expect(describeEnvironment('Linux Chrome/140.0', false).isSupportedEnvironment).toBe(false);
  });
});
