import { badRequest } from '../../kernel/acs-error.ts';
import type { Clock } from '../../kernel/ports/clock.ts';
import type {
  ControllableFaultInjector,
  Fault,
  FaultableOperation,
  FaultRule,
  FaultTarget,
} from '../../kernel/ports/fault-injector.ts';
import { createSequence } from '../id-generator/seeded-id-generator.ts';
import { ArmedRule } from './armed-rule.ts';
import { matchingOperations } from './matching-operations.ts';

export interface MemoryFaultInjector extends ControllableFaultInjector {
  /** Tells what there is, and the rules to start with. @throws AcsError when one of them cannot be. */
  open(known: readonly FaultableOperation[], rules: readonly FaultRule[]): void;
}

/** Each one is asked about every request. */
const maximumRules = 1000;

interface OpenSocket {
  readonly socket: FaultTarget;
  close(code: number): void;
}

/** Rules that are forgotten with the process, in the order in which they were made. */
export function createMemoryFaultInjector(clock: Clock, idSeed?: string): MemoryFaultInjector {
  let known: readonly FaultableOperation[] = [];
  let initial: readonly FaultRule[] = [];
  let rules: ArmedRule[] = [];
  let made = 0;
  const sockets = new Set<OpenSocket>();
  /** What waits for its latency to pass, with the rule that makes it wait. */
  const waiting = new Map<() => void, string>();

  const now = () => clock.now().getTime();
  const letGo = (rule?: string) => {
    for (const [goOn, its] of waiting) if (rule === undefined || its === rule) goOn();
  };

  function arm(rule: FaultRule): ArmedRule {
    const { operations = ['*'], effect, durationMs = Infinity } = rule;
    const matching = matchingOperations(operations, effect, known);
    const id = rule.id ?? freeId();
    const seed = rule.seed ?? (idSeed === undefined ? undefined : `${idSeed} ${id}`);
    const random = seed === undefined ? Math.random : fractions(seed);
    const armed = new ArmedRule({ id, rule, operations: matching, random, endsAt: now() + durationMs });
    const place = rules.findIndex((other) => other.id === id);
    if (place >= 0) rules[place] = armed;
    else if (rules.length < maximumRules) rules.push(armed);
    else throw tooManyRules();
    return armed;
  }

  function freeId(): string {
    for (;;) {
      made += 1;
      const id = `fault-${made}`;
      if (!rules.some((rule) => rule.id === id)) return id;
    }
  }

  function closeSockets(rule: ArmedRule, code: number): void {
    for (const { socket, close } of sockets) if (rule.strike(socket, now())) close(code);
  }

  function clear(): void {
    rules = [];
    letGo();
  }

  function reset(): void {
    clear();
    made = 0;
    for (const rule of initial) arm(rule);
  }

  function passed({ rule, effect, latencyMs }: Fault): Promise<void> {
    return new Promise((resolve) => {
      const goOn = () => {
        cancel();
        waiting.delete(goOn);
        resolve();
      };
      const cancel =
        effect.latencyClock === 'emulated' ? clock.schedule(latencyMs, goOn) : sleep(latencyMs, goOn);
      waiting.set(goOn, rule);
    });
  }

  return {
    get armed() {
      return rules.length > 0;
    },
    get rules() {
      return rules.map((rule) => rule.status(now()));
    },
    open(operations, startRules) {
      known = operations;
      initial = startRules;
      reset();
    },
    strike(target) {
      for (const rule of rules) {
        const fault = rule.closes === undefined ? rule.strike(target, now()) : undefined;
        if (fault !== undefined) return fault;
      }
      return undefined;
    },
    delay: (fault) => (fault.latencyMs === 0 ? Promise.resolve() : passed(fault)),
    watch(socket, close) {
      const open = { socket, close };
      sockets.add(open);
      return () => sockets.delete(open);
    },
    add(rule) {
      const armed = arm(rule);
      if (armed.closes !== undefined) closeSockets(armed, armed.closes);
      return armed.status(now());
    },
    remove(id) {
      const before = rules.length;
      rules = rules.filter((rule) => rule.id !== id);
      letGo(id);
      return rules.length < before;
    },
    clear,
    reset,
  };
}

const tooManyRules = () =>
  badRequest(`There are ${maximumRules} fault rules, which is all that there may be. Remove some.`);

/** Numbers from 0 to 1 that are the same in each run. */
function fractions(seed: string): () => number {
  const next = createSequence(seed);
  return () => next() / 2 ** 32;
}

/** Keeps no process alive. */
function sleep(ms: number, work: () => void): () => void {
  const timer = setTimeout(work, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
