import { SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace';
import { describe, expect, it } from 'vitest';
import { scrubbedSpan } from './scrubbed-span.ts';

const spanOf = (parts: object) =>
  scrubbedSpan({
    name: 'x',
    attributes: {},
    status: { code: SpanStatusCode.UNSET },
    events: [],
    ...parts,
  } as unknown as ReadableSpan);

describe('scrubbedSpan', () => {
  it.each([
    ['GET /chat/[threadId]', 'GET /chat/[threadId]'],
    ['GET /chat/19:abc@thread.v2?find=secret', 'GET /chat/{id}'],
    ['fetch GET http://access:3001/api/users/42', 'fetch GET /api/users/{id}'],
    ['render route (app) /sms', 'render route (app) /sms'],
    ['deliver events', 'deliver events'],
  ])('names %s as %s', (name, scrubbed) => {
    expect(spanOf({ name }).name).toBe(scrubbed);
  });

  it('keeps of addresses the words, and of errors that there was one', () => {
    const span = spanOf({
      attributes: { 'http.target': '/sms?text=hello', 'http.user_agent': 'Me/1', 'http.status_code': 500 },
      status: { code: SpanStatusCode.ERROR, message: 'hello is no number' },
      events: [{ name: 'exception', attributes: { 'exception.message': 'hello is no number' } }],
    });
    expect(span.attributes).toEqual({ 'http.target': '/sms', 'http.status_code': 500 });
    expect(span.status).toEqual({ code: SpanStatusCode.ERROR });
    expect(span.events).toEqual([]);
  });
});
