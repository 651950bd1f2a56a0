import type { Logger } from '../../kernel/ports/logger.ts';
import { redact } from './redact.ts';

export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

export interface LogFormat {
  /** JSON lines for machines, or short lines for people. */
  readonly pretty: boolean;
  readonly write: (line: string) => void;
}

const toStderr: LogFormat = {
  pretty: process.stderr.isTTY === true,
  write: (line) => void process.stderr.write(line),
};

/** Logs on stderr, since stdout belongs to the lines that scripts read. */
export function createStderrLogger(level: LogLevel, format: LogFormat = toStderr): Logger {
  const threshold = logLevels.indexOf(level);
  const at = (name: LogLevel) => {
    if (logLevels.indexOf(name) < threshold) return () => undefined;
    return (message: string, fields: Record<string, unknown> = {}) => {
      const time = new Date().toISOString();
      const safe = redact(fields);
      format.write(
        format.pretty ? prettyLine(time, name, message, safe) : jsonLine(time, name, message, safe),
      );
    };
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

function jsonLine(time: string, level: string, message: string, fields: Record<string, unknown>): string {
  return `${JSON.stringify({ time, level, message, ...fields })}\n`;
}

function prettyLine(time: string, level: string, message: string, fields: Record<string, unknown>): string {
  const details = Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`);
  return `${time.slice(11, 23)} ${level.padEnd(5)} ${[message, ...details].join(' ')}\n`;
}
