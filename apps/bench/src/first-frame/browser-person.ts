import type { Browser, Page } from 'playwright-core';
import type { ChatUser } from '../emulator/chat-population.ts';
import type { Action, BenchPage } from './page-protocol.ts';

const stuckAfterMs = 60_000;

/** Somebody with a page of their own, which this process drives. */
export class BrowserPerson {
  readonly rawId: string;
  readonly #page: Page;

  private constructor(rawId: string, page: Page) {
    this.rawId = rawId;
    this.#page = page;
  }

  static async arrive(
    browser: Browser,
    origin: string,
    { rawId, token }: ChatUser,
    insecureEndpoint: string,
  ): Promise<BrowserPerson> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(origin);
    const person = new BrowserPerson(rawId, page);
    const endpoint = insecureEndpoint.replace('http:', 'https:');
    await person.ask('signIn', { token, endpoint, insecureEndpoint });
    return person;
  }

  /** @throws when the page does not get there within a minute */
  async ask<Method extends keyof BenchPage>(
    method: Method,
    ...args: Parameters<BenchPage[Method]>
  ): Promise<Awaited<ReturnType<BenchPage[Method]>>> {
    const answer = this.#page.evaluate(
      ([name, values]) => {
        const { bench } = globalThis as unknown as { bench: Record<string, (...args: unknown[]) => unknown> };
        return bench[name]?.(...values);
      },
      [method, args as unknown[]] as const,
    );
    const { promise: stuck, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => reject(new Error(`A page waits for ${method} for too long.`)),
      stuckAfterMs,
    );
    try {
      return (await Promise.race([answer, stuck])) as Awaited<ReturnType<BenchPage[Method]>>;
    } finally {
      clearTimeout(timer);
    }
  }

  /** A real click. Answers how long it took from there to the first picture of the other, in milliseconds. */
  async click(action: Action): Promise<number> {
    await this.ask('prepare', action);
    await this.#page.click('#go');
    return this.ask('firstFrameMs');
  }
}
