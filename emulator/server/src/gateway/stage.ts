import type { LenientCheck } from '../kernel/lenient-check.ts';
import type { Authenticator } from '../kernel/ports/authenticator.ts';
import type { Clock } from '../kernel/ports/clock.ts';
import type { FaultInjector } from '../kernel/ports/fault-injector.ts';
import type { IdGenerator } from '../kernel/ports/id-generator.ts';
import type { Journal } from '../kernel/ports/journal.ts';
import type { Logger } from '../kernel/ports/logger.ts';
import type { Metrics } from '../kernel/ports/metrics.ts';
import type { QuotaMeter } from '../kernel/ports/quota-meter.ts';
import type { Tracer } from '../kernel/ports/tracer.ts';
import type { Exchange } from './exchange.ts';

/** What stages may use. */
export interface PipelinePorts {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly logger: Logger;
  readonly journal: Journal;
  readonly metrics: Metrics;
  /** Left out: there are no quotas. */
  readonly quotas?: QuotaMeter;
  /** Left out: nothing goes wrong on purpose. */
  readonly faults?: FaultInjector;
  /** Left out: there are no traces. */
  readonly tracer?: Tracer | undefined;
  /** Checks that pass whatever they find. */
  readonly lenient?: ReadonlySet<LenientCheck>;
  readonly authenticators: readonly Authenticator[];
  /** Lets other hosts use the control API when they send it; undefined keeps them out. */
  readonly controlKey: string | undefined;
  readonly controlFrom?: ReadonlySet<string>;
  /** Host names that the emulator is known by, in lower case. */
  readonly hostNames: ReadonlySet<string>;
  /** The public https origin. */
  endpoint(): string;
}

/** One step of a request's life. It may end the request by setting `exchange.response` or by throwing. */
export type Stage = (exchange: Exchange, ports: PipelinePorts) => void | Promise<void>;
