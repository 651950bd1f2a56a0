import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadBrowserBuild } from './support/browser-build.ts';

describe('browser build', () => {
  it('keeps the SDK out of the first load', async () => {
    const { firstLoad, onDemand } = await loadBrowserBuild();
    expect(onDemand).toContain('azsdk-js-communication-chat');
    expect(firstLoad).not.toContain('azsdk-js-communication');
    expect(gzipSync(firstLoad).length).toBeLessThan(20_000);
  });
});
