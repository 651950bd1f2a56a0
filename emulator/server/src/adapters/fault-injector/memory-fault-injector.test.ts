import { describe, expect, it } from 'vitest';
import type { FaultableOperation, FaultRule } from '../../kernel/ports/fault-injector.ts';
import { createSystemClock } from '../clock/system-clock.ts';
import { createStderrLogger } from '../logger/stderr-logger.ts';
import { createMemoryFaultInjector } from './memory-fault-injector.ts';

const known: FaultableOperation[] = [
  { kind: 'request', operation: 'Sms_Send', service: 'sms' },
  { kind: 'request', operation: 'ChatThread_SendChatMessage', service: 'chat' },
  { kind: 'request', operation: 'ChatThread_ListChatMessages', service: 'chat' },
  { kind: 'socket', operation: 'ChatNotifications_Connect', service: 'chat-notifications' },
  { kind: 'webhook', operation: 'EventGrid_Deliver', service: 'event-grid' },
  { kind: 'relay', operation: 'Relay_IssueCredentials', service: 'network-traversal' },
];
const status = { status: 503 };

function createInjector({ rules = [] as FaultRule[], idSeed = undefined as string | undefined } = {}) {
  const clock = createSystemClock(createStderrLogger('silent'));
  clock.freeze();
  const faults = createMemoryFaultInjector(clock, idSeed);
  faults.open(known, rules);
  const strike = (operation: string, target = '/', method = 'POST') =>
    faults.strike({ operation, target, method }) !== undefined;
  return { clock, faults, strike };
}

describe('the fault injector', () => {
  it.each([
    [undefined, ['Sms_Send', 'ChatThread_SendChatMessage', 'ChatNotifications_Connect']],
    [['*'], ['Sms_Send', 'ChatThread_SendChatMessage', 'ChatNotifications_Connect']],
    [['sms_send'], ['Sms_Send']],
    [['chat'], ['ChatThread_SendChatMessage']],
    [['*_Send*'], ['Sms_Send', 'ChatThread_SendChatMessage']],
    [['*s*?end'], ['Sms_Send']],
    [['?ms_*d**'], ['Sms_Send']],
    [
      ['EventGrid_*', 'sms'],
      ['Sms_Send', 'EventGrid_Deliver'],
    ],
  ])('finds by operation, service or pattern: %j', (operations, struck) => {
    const { faults, strike } = createInjector();
    faults.add({ ...(operations && { operations }), effect: status });
    const asked = [
      'Sms_Send',
      'ChatThread_SendChatMessage',
      'ChatNotifications_Connect',
      'EventGrid_Deliver',
    ];
    expect(asked.filter((operation) => strike(operation))).toEqual(struck);
    expect(strike('Relay_IssueCredentials')).toBe(false);
  });

  it('asks for method and a part of the target, encoded or not', () => {
    const { faults, strike } = createInjector();
    faults.add({ method: 'POST', target: '19:Thread@', effect: status });
    expect(strike('Sms_Send', '/chat/19%3Athread%40v2/x')).toBe(true);
    expect(strike('Sms_Send', '/chat/19%3Athread%40v2/x', 'GET')).toBe(false);
    expect(strike('Sms_Send', '/chat/19%3Aother%40v2/x')).toBe(false);
    expect(strike('Sms_Send', '/%')).toBe(false);
  });

  it('spares the first ones and fires so often, and counts', () => {
    const { faults, strike } = createInjector();
    faults.add({ id: 'third', skip: 2, times: 1, effect: status });
    expect([1, 2, 3, 4].map(() => strike('Sms_Send'))).toEqual([false, false, true, false]);
    expect(faults.rules).toMatchObject([{ id: 'third', matched: 4, fired: 1, spent: true }]);
  });

  it('ends with its duration on the emulated clock', async () => {
    const { clock, faults, strike } = createInjector();
    faults.add({ durationMs: 60_000, effect: status });
    expect(strike('Sms_Send')).toBe(true);
    await clock.advance(60_000);
    expect(strike('Sms_Send')).toBe(false);
    expect(faults.rules).toMatchObject([{ spent: true, matched: 1 }]);
  });

  it('decides by probability, in the same way in each run with the same seed', () => {
    const outcome = () => {
      const { faults, strike } = createInjector({ idSeed: 'a' });
      faults.add({ probability: 0.3, effect: status });
      return Array.from({ length: 1000 }, () => strike('Sms_Send'));
    };
    const first = outcome();
    expect(outcome()).toEqual(first);
    expect(first.filter(Boolean).length).toBeGreaterThan(250);
    expect(first.filter(Boolean).length).toBeLessThan(350);
  });

  it('lets the first rule that fires decide', () => {
    const { faults } = createInjector();
    faults.add({ id: 'never', probability: 0, effect: status });
    faults.add({ id: 'first', times: 1, effect: status });
    faults.add({ id: 'second', effect: { drop: 'afterWork' } });
    const strike = () => faults.strike({ operation: 'Sms_Send', target: '/' })?.rule;
    expect([strike(), strike()]).toEqual(['first', 'second']);
  });

  it('lets a latency pass on the emulated clock, and lets go on what waits when the rule is removed', async () => {
    const { clock, faults } = createInjector({ idSeed: 'a' });
    faults.add({ id: 'slow', effect: { latencyMs: [1000, 2000], latencyClock: 'emulated' } });
    const fault = faults.strike({ operation: 'Sms_Send', target: '/' })!;
    expect(fault.latencyMs).toBeGreaterThanOrEqual(1000);
    expect(fault.latencyMs).toBeLessThanOrEqual(2000);
    const passed = faults.delay(fault);
    await clock.advance(2000);
    await passed;
    const removed = faults.delay(fault);
    expect(faults.remove('slow')).toBe(true);
    await removed;
  });

  it('closes the websockets that are open, and spares later ones', () => {
    const { faults, strike } = createInjector();
    const closed: string[] = [];
    const watch = (name: string) =>
      faults.watch({ operation: 'ChatNotifications_Connect', target: `/${name}` }, (code) =>
        closed.push(`${name} ${code}`),
      );
    watch('gone')();
    watch('ann');
    watch('bob');
    const rule = faults.add({ target: 'ann', effect: { closeCode: 1012 } });
    expect(rule).toMatchObject({ matched: 1, fired: 1, spent: true });
    expect(closed).toEqual(['ann 1012']);
    expect(strike('ChatNotifications_Connect', '/ann')).toBe(false);
  });

  it('resets to the rules that it was opened with, and counts from 0', () => {
    const { faults, strike } = createInjector({ rules: [{ id: 'start', effect: status }] });
    strike('Sms_Send');
    faults.add({ effect: status });
    faults.clear();
    expect(faults.armed).toBe(false);
    faults.reset();
    expect(faults.rules).toMatchObject([{ id: 'start', fired: 0 }]);
  });

  it('gives ids that are not taken, and replaces a rule of the same id', () => {
    const { faults } = createInjector();
    faults.add({ id: 'fault-1', effect: status });
    faults.add({ effect: status });
    faults.add({ id: 'fault-1', effect: { drop: 'beforeWork' } });
    expect(faults.rules.map(({ id, effect }) => [id, effect])).toEqual([
      ['fault-1', { drop: 'beforeWork' }],
      ['fault-2', status],
    ]);
  });

  it.each<[FaultRule, string]>([
    [{ operations: ['ChatThread_SendMessage'], effect: status }, 'There are ChatThread_SendChatMessage'],
    [{ operations: ['sms', 'fax'], effect: status }, 'or a service: sms, chat, chat-notifications'],
    [{ operations: ['*?'.repeat(99)], effect: status }, 'No operation matches "*?*?'],
    [{ operations: ['*a'.repeat(20)], effect: status }, 'No operation matches "*a*a'],
    [{ operations: ['sms'], effect: { denyRelay: true } }, 'What can: Relay_IssueCredentials.'],
    [{ operations: ['EventGrid_*'], effect: { truncateBody: true } }, 'can have this effect.'],
  ])('refuses what could harm nothing: %j', (rule, message) => {
    expect(() => createInjector().faults.add(rule)).toThrow(message);
  });

  it('takes a thousand rules', () => {
    const { faults } = createInjector();
    for (let count = 0; count < 1000; count += 1) faults.add({ effect: status });
    expect(() => faults.add({ effect: status })).toThrow('There are 1000 fault rules');
    expect(faults.add({ id: 'fault-7', effect: status })).toMatchObject({ id: 'fault-7' });
  });

  it('denies the relay without being told where', () => {
    const { faults, strike } = createInjector();
    faults.add({ effect: { denyRelay: true } });
    expect(strike('Relay_IssueCredentials')).toBe(true);
    expect(strike('Sms_Send')).toBe(false);
  });
});
