import { describe, expect, it } from 'vitest';

describe('the library', () => {
  it('is imported without a browser: servers render pages that use it', async () => {
    expect(typeof window).toBe('undefined');
    const calling = await import('../src/index.ts');
    expect(Object.keys(calling.Features)).toHaveLength(24);
    expect(new calling.CallClient()).toBeInstanceOf(calling.CallClient);
  });
});
