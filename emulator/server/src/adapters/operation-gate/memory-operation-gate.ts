import type { Clock } from '../../kernel/ports/clock.ts';
import type {
  ControllableOperationGate,
  GateRule,
  OperationAtGate,
} from '../../kernel/ports/operation-gate.ts';

interface Waiting extends OperationAtGate {
  readonly work: () => Promise<void>;
}

/** Whether `rule` says the same of a field as `other`, or says nothing of it. */
const covers = (rule: GateRule, other: GateRule) =>
  (rule.operationType === undefined || rule.operationType === other.operationType) &&
  (rule.step === undefined || rule.step === other.step);

/** A gate that forgets its rules with the process: after a restart held operations go on. */
export function createMemoryOperationGate(clock: Clock): ControllableOperationGate {
  let rules: GateRule[] = [];
  let waiting: Waiting[] = [];

  /** Opens for what no rule holds any longer. */
  async function open(): Promise<number> {
    const free = waiting.filter((operation) => !rules.some((rule) => covers(rule, operation)));
    waiting = waiting.filter((operation) => !free.includes(operation));
    for (const { work } of free) await work();
    return free.length;
  }

  return {
    get rules() {
      return rules;
    },
    get waiting() {
      return waiting.map(({ id, operationType, step }) => ({ id, operationType, step }));
    },
    async pass(operation, work) {
      if (!rules.some((rule) => covers(rule, operation))) return work();
      const others = waiting.filter(({ id, step }) => id !== operation.id || step !== operation.step);
      waiting = [...others, { ...operation, work }];
    },
    hold(rule, durationMs) {
      rules = [...rules, rule];
      if (durationMs === undefined) return;
      clock.schedule(durationMs, async () => {
        rules = rules.filter((other) => other !== rule);
        await open();
      });
    },
    release(rule) {
      rules = rules.filter((other) => !covers(rule, other));
      return open();
    },
    reset() {
      rules = [];
      waiting = [];
    },
  };
}
