import { describe, expect, it } from 'vitest';
import { createSmsHarness } from '../testing/sms-harness.ts';

describe('Emulator_ShowHandsetPage', () => {
  it('200 with a page that runs its own script and nothing else', async () => {
    const { call } = createSmsHarness();
    const { status, headers, body } = await call<Uint8Array>('Emulator_ShowHandsetPage');
    const html = new TextDecoder().decode(body);
    expect(status).toBe(200);
    const policy = headers?.['content-security-policy'] ?? '';
    const nonce = /script-src 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect([...html.matchAll(/<(script|style) nonce="([\w-]+)"/g)].map(([, , found]) => found)).toEqual([
      nonce,
      nonce,
    ]);
    expect(html).not.toMatch(/https?:|innerHTML|insertAdjacentHTML| on\w+=/);
  });

  it('200 with another nonce each time', async () => {
    const { call } = createSmsHarness();
    const policy = async () => (await call('Emulator_ShowHandsetPage')).headers?.['content-security-policy'];
    expect(await policy()).not.toBe(await policy());
  });
});
