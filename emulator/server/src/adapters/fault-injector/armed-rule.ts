import type {
  Fault,
  FaultableOperation,
  FaultRule,
  FaultRuleStatus,
  FaultTarget,
} from '../../kernel/ports/fault-injector.ts';

export interface ArmedRuleOptions {
  readonly id: string;
  readonly rule: FaultRule;
  /** By their names. */
  readonly operations: ReadonlyMap<string, FaultableOperation>;
  /** At least 0, less than 1. */
  readonly random: () => number;
  /** Milliseconds of the emulated clock at which it ends. */
  readonly endsAt: number;
}

/** A rule that is in force, and how it has fared. */
export class ArmedRule {
  readonly id: string;
  readonly #options: ArmedRuleOptions;
  #matched = 0;
  #fired = 0;

  constructor(options: ArmedRuleOptions) {
    this.id = options.id;
    this.#options = options;
  }

  /** Whether it closes what is open when it is made, and does nothing later. */
  get closes(): number | undefined {
    return this.#options.rule.effect.closeCode;
  }

  /** Counts this if the rule is meant for it; a fault if it fires. */
  strike(target: FaultTarget, now: number): Fault | undefined {
    const { rule, operations, random } = this.#options;
    const struck = operations.get(target.operation);
    if (struck === undefined || this.#isOver(now) || !isMeant(rule, target)) return undefined;
    this.#matched += 1;
    const { skip = 0, times = Infinity, probability = 1 } = rule;
    if (this.#matched <= skip || this.#fired >= times) return undefined;
    if (probability < 1 && random() >= probability) return undefined;
    this.#fired += 1;
    return { rule: this.id, service: struck.service, effect: rule.effect, latencyMs: this.#pickLatency() };
  }

  status(now: number): FaultRuleStatus {
    const { rule } = this.#options;
    const { times = Infinity } = rule;
    return {
      ...rule,
      id: this.id,
      operations: rule.operations ?? ['*'],
      matched: this.#matched,
      fired: this.#fired,
      spent: this.closes !== undefined || this.#fired >= times || this.#isOver(now),
    };
  }

  #isOver(now: number): boolean {
    return now >= this.#options.endsAt;
  }

  #pickLatency(): number {
    const { latencyMs = 0 } = this.#options.rule.effect;
    if (typeof latencyMs === 'number') return latencyMs;
    const [from, to] = latencyMs;
    return Math.round(from + this.#options.random() * (to - from));
  }
}

function isMeant(rule: FaultRule, { method, target }: FaultTarget): boolean {
  if (rule.method !== undefined && rule.method !== method) return false;
  if (rule.target === undefined) return true;
  const part = rule.target.toLowerCase();
  return target.toLowerCase().includes(part) || decode(target).toLowerCase().includes(part);
}

function decode(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}
