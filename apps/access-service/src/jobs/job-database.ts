import { isDatabaseUnavailable, type Database } from '@switchboard/database';
import type { Logger } from '@switchboard/node-kit';
import type { Db } from 'pg-boss';

/** The service's own database for the queue library; says once that it is away, and once that it is back. */
export class JobDatabase implements Db {
  readonly #database: Database;
  readonly #log: Logger;
  #isAway = false;

  constructor(database: Database, log: Logger) {
    this.#database = database;
    this.#log = log;
  }

  get isAway(): boolean {
    return this.#isAway;
  }

  async executeSql(text: string, values?: unknown[]) {
    try {
      const result = await this.#database.execute(text, values);
      if (this.#isAway) this.#log.info({}, 'the database answers again: background jobs go on');
      this.#isAway = false;
      return result;
    } catch (err) {
      if (isDatabaseUnavailable(err) && !this.#isAway) {
        this.#isAway = true;
        this.#log.warn({ err }, 'the database does not answer: background jobs wait for it');
      }
      throw err;
    }
  }
}
