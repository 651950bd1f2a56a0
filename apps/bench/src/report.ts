import { type Figure, type Quantity, verdictOf } from './benchmark.ts';

const digits: Record<Quantity['unit'], number> = { ms: 1, MB: 1, KB: 1, '/s': 0, '%': 1, µs: 1 };

function format({ value, unit }: Quantity): string {
  if (!Number.isFinite(value)) return '?';
  const number = value.toFixed(value >= 1000 ? 0 : digits[unit]);
  return unit === '%' || unit === '/s' ? `${number}${unit}` : `${number} ${unit}`;
}

function formatBar({ bar, measured: { unit } }: Figure): string {
  if (!bar) return '';
  return 'atMost' in bar
    ? `≤ ${format({ value: bar.atMost, unit })}`
    : `≥ ${format({ value: bar.atLeast, unit })}`;
}

const columns: readonly { readonly head: string; cell(figure: Figure): string }[] = [
  { head: 'figure', cell: ({ title }) => title },
  { head: 'measured', cell: ({ measured }) => format(measured) },
  { head: 'bar', cell: formatBar },
  { head: 'baseline', cell: ({ baseline }) => (baseline ? `${format(baseline)} ${baseline.title}` : '') },
  { head: 'verdict', cell: (figure) => verdictOf(figure) },
  { head: 'note', cell: ({ note }) => note ?? '' },
];

/** The figures as a table for people; also a Markdown table, to be pasted as it is. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [
    columns.map(({ head }) => head),
    ...figures.map((figure) => columns.map(({ cell }) => cell(figure))),
  ];
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]!.length)));
  const lines = rows.map((row) => `| ${row.map((text, index) => text.padEnd(widths[index]!)).join(' | ')} |`);
  lines.splice(1, 0, `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`);
  return lines.join('\n');
}
