import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { alice, startEmailBed, type EmailBed } from './support/email-bed.ts';

let bed: EmailBed;
beforeAll(async () => {
  bed = await startEmailBed();
});
afterAll(() => bed.stop());

describe('the mailbox', () => {
  it('shows its page', async () => {
    const page = await fetch(bed.control.email.mailboxUrl());
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<h1>Mailbox</h1>');
  });

  it.each([
    'mailbox',
    'emails',
    'emails/x',
    'emails/x/html',
    'emails/x/eml',
    'emails/wait?to=x',
    'emails/stream',
  ])('keeps pages of other origins out of %s', async (path) => {
    const headers = { origin: 'https://example.com', 'sec-fetch-site': 'cross-site' };
    const { status } = await fetch(`${bed.emulator.endpoint}/_emulator/${path}`, { headers });
    expect(status).toBe(403);
  });

  it('is part of the exported state, and empty after a reset', async () => {
    await bed.send();
    const { id } = await bed.control.waitForEmail({ to: alice });
    const state = await bed.control.exportState();
    await bed.control.reset();
    expect(await bed.control.email.list()).toEqual([]);
    await bed.control.importState(state);
    expect(await bed.control.email.get(id)).toMatchObject({ id, text: 'How are you?' });
    await bed.control.reset();
  });
});

describe('an emulator that keeps its data', () => {
  it('delivers after a restart what was on its way', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'email-restart-'));
    const before = await startEmailBed(directory);
    before.emulator.clock.freeze();
    const { id } = await before.send();
    await before.stop();
    const after = await startEmailBed(directory);
    expect(await after.control.waitForEmail({ to: alice })).toMatchObject({ id });
    await after.stop();
    await rm(directory, { recursive: true });
  });
});
