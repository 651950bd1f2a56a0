import type { StatementObserver } from '@switchboard/database';
import type { Tracing } from '@switchboard/tracing';

const LONGEST_TEXT = 2000;

/**
 * Makes each statement a span of what it is for. Values are not in it: placeholders stand for those that are handed over, and
 * what a library has written into its statements is taken out.
 * @see https://opentelemetry.io/docs/specs/semconv/database/postgresql/
 */
export function traceStatements(tracing: Tracing): StatementObserver {
  return (statement, run) => {
    if (!tracing.current()?.isSampled) return run();
    const text = statement.replace(/'(?:[^']|'')*'/g, '?');
    const summary = summaryOf(text);
    const attributes = {
      'db.system.name': 'postgresql',
      'db.query.summary': summary,
      'db.query.text': text.slice(0, LONGEST_TEXT),
    };
    return tracing.trace({ name: summary, kind: 'client', attributes }, run);
  };
}

/** `SELECT users`: what is done, and to which table first. */
export function summaryOf(statement: string): string {
  const operation = /^[\s(]*(\w+)/.exec(statement)?.[1]?.toUpperCase() ?? 'SQL';
  const table = /\b(?:FROM|INTO|UPDATE|JOIN)\s+(?:ONLY\s+)?((?:"?\w+"?\.)?"?\w+"?)/i.exec(statement)?.[1];
  const name = table?.replaceAll('"', '').replace(/^public\./, '');
  return name === undefined ? operation : `${operation} ${name}`;
}
