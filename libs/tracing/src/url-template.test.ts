import { describe, expect, it } from 'vitest';
import { urlTemplate } from './url-template.ts';

describe('urlTemplate', () => {
  it.each([
    ['/', '/'],
    ['/sms?api-version=2026-01-23', '/sms'],
    ['/identities/8:acs:ac5e0000-0000_1/:issueAccessToken', '/identities/{id}/:issueAccessToken'],
    ['/chat/threads/19:abc_def@thread.v2/participants/:remove', '/chat/threads/{id}/participants/:remove'],
    ['/sms/optouts:check', '/sms/optouts:check'],
    ['/rooms/99199690362660524', '/rooms/{id}'],
    ['/phoneNumbers/%2B14255550123', '/phoneNumbers/{id}'],
    ['/_emulator/event-subscriptions/switchboard', '/_emulator/event-subscriptions/switchboard'],
    ['/contoso/oauth2/v2.0/token', '/contoso/oauth2/v2.0/token'],
    ['/api/threads/{threadId}', '/api/threads/{threadId}'],
    ['/.well-known/openid-configuration', '/.well-known/openid-configuration'],
    [`/${'a'.repeat(60)}/x`, '/{id}/x'],
  ])('makes of %s %s', (path, template) => {
    expect(urlTemplate(path)).toBe(template);
  });
});
