import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import { BufferedOutput } from './buffered-output.ts';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Structured logger: one JSON object per line on stdout. */
export type Logger = Pick<PinoLogger, 'debug' | 'info' | 'warn' | 'error' | 'child'>;

/** Fields that may carry a secret or what people write to each other, at the top of an entry and one level below. */
const redactedFields = [
  'accesskey',
  'accessKey',
  'authorization',
  'clientSecret',
  'code',
  'codeVerifier',
  'connectionString',
  'content',
  'cookie',
  'csrfToken',
  'idToken',
  'message',
  'password',
  'secret',
  'token',
  'topic',
];
/** Elsewhere they are the code and the message of an error. */
const onlyInRequests = new Set(['code', 'message']);
const redactedPaths = redactedFields.flatMap((field) =>
  onlyInRequests.has(field) ? [`request.${field}`, `body.${field}`] : [field, `*.${field}`],
);

/** Masks what looks like a secret inside a text: access keys, signed tokens, passwords in addresses, cookies. */
export function scrubSecrets(text: string): string {
  return text
    .replace(/(accesskey=)[^;\s"']+/gi, '$1[redacted]')
    .replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[redacted]')
    .replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^:@/\s]*:)[^@/\s]+@/gi, '$1[redacted]@')
    .replace(/\b(Bearer|HMAC-SHA256)\s+[^\s"']+/gi, '$1 [redacted]')
    .replace(
      /((?:client_secret|code_verifier|refresh_token|id_token|access_token|code)=)[^&\s"']+/gi,
      '$1[redacted]',
    );
}

/**
 * Makes a logger whose entries hold no secrets and no message text. Errors are written as name, code, message and stack
 * only: errors of HTTP clients carry whole requests, with their credentials.
 */
export function createLogger(options: {
  name: string;
  level: LogLevel;
  destination?: DestinationStream;
  /** False for entries whose every field is known to hold no secret: masking is a third of an entry's cost. */
  masked?: boolean;
  /** What every entry says of the work that it is about, for example its trace. */
  context?: (() => object) | undefined;
}): Logger {
  return pino(
    {
      name: options.name,
      level: options.level,
      base: { name: options.name },
      timestamp: timestamp(),
      formatters: { level: (label) => ({ level: label }) },
      messageKey: 'msg',
      serializers: { err: serializeError, error: serializeError },
      ...(options.context ? { mixin: options.context } : {}),
      ...(options.masked === false ? {} : { redact: { paths: redactedPaths, censor: '[redacted]' } }),
    },
    options.destination ?? standardOutput(),
  );
}

/** Entries of the same millisecond share the text of their time. */
function timestamp(): () => string {
  let lastMs = NaN;
  let text = '';
  return () => {
    const now = Date.now();
    if (now !== lastMs) {
      lastMs = now;
      text = `,"time":"${new Date(now).toISOString()}"`;
    }
    return text;
  };
}

let stdout: BufferedOutput | undefined;

/** One buffer for all loggers of the process. */
const standardOutput = (): DestinationStream => (stdout ??= new BufferedOutput(1));

/** Resolves when every entry is written that was logged so far, or cannot be. */
export const flushLog = async (): Promise<void> => stdout?.flush();

function serializeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return scrubSecrets(String(error));
  const { code, cause } = error as Error & { code?: unknown };
  return {
    type: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: scrubSecrets(error.message),
    stack: scrubSecrets(error.stack ?? ''),
    ...(cause !== undefined && depth < 3 ? { cause: serializeError(cause, depth + 1) } : {}),
  };
}
