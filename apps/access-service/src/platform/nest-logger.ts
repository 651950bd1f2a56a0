import type { LoggerService } from '@nestjs/common';
import type { Logger } from '@switchboard/node-kit';

/** The framework's own words, of which only warnings and errors matter to an operator. */
export class NestLogger implements LoggerService {
  readonly #log: Logger;

  constructor(log: Logger) {
    this.#log = log;
  }

  log(message: unknown): void {
    this.#log.debug({}, String(message));
  }

  warn(message: unknown): void {
    this.#log.warn({}, String(message));
  }

  error(message: unknown): void {
    if (message instanceof Error) this.#log.error({ err: message }, 'framework error');
    else this.#log.error({}, String(message));
  }
}
