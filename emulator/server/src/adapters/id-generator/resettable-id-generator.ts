import type { IdGenerator } from '../../kernel/ports/id-generator.ts';

export interface ResettableIdGenerator extends IdGenerator {
  /** A seeded generator starts its sequence again. */
  reset(): void;
}
