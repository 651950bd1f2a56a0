export type Unit = 'ms' | 'MB' | '/s' | 'KB' | '%' | 'µs';

export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

/** One line of the table. */
export interface Figure {
  readonly title: string;
  readonly measured: Quantity;
  /** What the product promises; left out for a figure that only explains another. */
  readonly bar?: { readonly atMost: number } | { readonly atLeast: number };
  /** What the same work costs at least on this machine, measured in the same run. */
  readonly baseline?: Quantity & { readonly title: string };
  readonly note?: string;
}

export interface BenchmarkContext {
  /** Tells the person who waits what is going on. */
  progress(text: string): void;
  /** Fewer repetitions: to see that everything works, not to quote. */
  readonly quick: boolean;
}

export interface Benchmark {
  /** What `--only` takes. */
  readonly name: string;
  readonly summary: string;
  /** Nx projects whose build is measured. */
  readonly projects: readonly string[];
  run(context: BenchmarkContext): Promise<readonly Figure[]>;
}

export type Verdict = 'met' | 'missed' | '';

export function verdictOf({ measured, bar }: Figure): Verdict {
  if (!bar) return '';
  const isMet = 'atMost' in bar ? measured.value <= bar.atMost : measured.value >= bar.atLeast;
  return isMet ? 'met' : 'missed';
}
