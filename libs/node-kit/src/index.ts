export { AppError, type AppErrorKind } from './app-error.ts';
export { EnvironmentError, parseEnvironment } from './parse-environment.ts';
export { createLogger, scrubSecrets, type Logger, type LogLevel } from './logger.ts';
export { Secret } from './secret.ts';
export { runUntilSignal } from './run-until-signal.ts';
