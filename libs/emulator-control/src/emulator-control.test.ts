import { describe, expect, it } from 'vitest';
import { createEmulatorControl } from './emulator-control.ts';
import { EmulatorControlError } from './emulator-control-error.ts';
import type { EmulatorControlOptions } from './control-request.ts';

interface Sent {
  readonly request: string;
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

function controlThatGets(answer: () => Response | Promise<Response>, options: EmulatorControlOptions = {}) {
  const sent: Sent[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const headers = init.headers as Record<string, string>;
    const body: unknown = init.body === undefined ? undefined : JSON.parse(String(init.body));
    sent.push({ request: `${init.method} ${String(url)}`, headers, body });
    init.signal?.throwIfAborted();
    return answer();
  };
  return { control: createEmulatorControl('http://emulator.test:1/', { ...options, fetch }), sent };
}

const json =
  (value: unknown, status = 200) =>
  () =>
    Response.json(value, { status });
const thrownBy = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('createEmulatorControl', () => {
  it('sends the control key with every request, and never in the address', async () => {
    const { control, sent } = controlThatGets(json({}), { controlKey: 'a-control-key-of-20' });
    await control.health();
    await control.clock.freeze();
    expect(sent.map(({ headers }) => headers['x-emulator-control-key'])).toEqual(
      Array(2).fill('a-control-key-of-20'),
    );
    expect(JSON.stringify(sent.map(({ request }) => request))).not.toContain('a-control-key');
  });

  it('encodes names and ids in paths, and leaves absent parameters out', async () => {
    const { control, sent } = controlThatGets(json({ value: [] }));
    await control.calls.get('a/b?c');
    await control.sms.messages({ to: '+1425', since: new Date(0) });
    await control.eventSubscriptions.deliveries('inbox', { state: 'Dropped' });
    expect(sent.map(({ request }) => request)).toEqual([
      'GET http://emulator.test:1/_emulator/calls/a%2Fb%3Fc',
      'GET http://emulator.test:1/_emulator/sms/messages?to=%2B1425&since=1970-01-01T00%3A00%3A00.000Z',
      'GET http://emulator.test:1/_emulator/event-subscriptions/inbox/deliveries?state=Dropped',
    ]);
  });

  it('moves the clock by milliseconds or by an ISO 8601 duration', async () => {
    const { control, sent } = controlThatGets(json({}));
    await control.clock.advance(90_500);
    await control.clock.advance('PT25H');
    expect(sent.map(({ body }) => body)).toEqual([{ duration: 'PT90.500S' }, { duration: 'PT25H' }]);
  });

  it.each([-1, NaN, Infinity])('RangeError for a clock that moves by %s ms', async (duration) => {
    const { control } = controlThatGets(json({}));
    await expect(control.clock.advance(duration)).rejects.toThrow(RangeError);
  });

  it.each(['localhost:3002', '', 'ftp://localhost', 'endpoint=https://localhost:3002/;accesskey=x'])(
    'TypeError that names "%s", which is no endpoint',
    (endpoint) => expect(() => createEmulatorControl(endpoint)).toThrow(`"${endpoint}"`),
  );

  it("throws what the emulator refused with the request, the status and the emulator's message", async () => {
    const { control } = controlThatGets(
      json({ error: { code: 'BadRequest', message: '"25h" is not a duration.' } }, 400),
    );
    const error = await thrownBy(control.clock.advance('25h'));
    expect(error).toBeInstanceOf(EmulatorControlError);
    expect(error).toMatchObject({
      request: 'POST http://emulator.test:1/_emulator/clock/advance',
      status: 400,
      code: 'BadRequest',
      message:
        'POST http://emulator.test:1/_emulator/clock/advance answered 400 BadRequest: "25h" is not a duration.',
    });
  });

  it('quotes an answer that is not of an emulator', async () => {
    const { control } = controlThatGets(() => new Response('<html>Bad gateway', { status: 502 }));
    await expect(control.reset()).rejects.toThrow('answered 502 UnknownError: <html>Bad gateway');
  });

  it.each([
    ['ECONNREFUSED', 'Is the emulator running'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'use the http side of the same port'],
  ])('names the request and a remedy for %s', async (code, remedy) => {
    const { control } = controlThatGets(() => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
    });
    const error = await thrownBy(control.reset());
    expect(error).toMatchObject({ status: 0, code: 'NoAnswer' });
    expect(String(error)).toContain(`POST http://emulator.test:1/_emulator/reset got no answer (${code}).`);
    expect(String(error)).toContain(remedy);
  });

  it('gives up on an emulator that does not answer in time', async () => {
    const { control } = controlThatGets(
      () => new Promise((_, reject) => setTimeout(() => reject(new DOMException('', 'TimeoutError')), 1)),
      { requestTimeoutMs: 1 },
    );
    await expect(control.health()).rejects.toThrow('did not answer in time');
  });

  it('throws the reason of an abort as it is', async () => {
    const { control } = controlThatGets(json({}));
    const reason = new Error('the test is over');
    await expect(control.reset({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });

  it('says what was waited for, and where messages are instead', async () => {
    const answers = [new Response(null, { status: 204 }), Response.json({ value: ['+14255550199'] })];
    const { control } = controlThatGets(() => answers.shift()!);
    const error = await thrownBy(control.waitForSms({ to: '+14255550123', match: 'code', timeoutMs: 5 }));
    expect(error).toMatchObject({ name: 'EmulatorWaitTimeout', code: 'WaitTimeout' });
    expect((error as Error).message).toBe(
      'No text message to +14255550123 that contains "code" within 5 ms. Handsets that have got or written one: +14255550199.',
    );
  });

  it('RangeError for a wait that the emulator would refuse', async () => {
    const { control } = controlThatGets(json({}));
    await expect(control.waitForEvent('SmsReceived', { timeoutMs: 600_001 })).rejects.toThrow('600001');
  });
});
