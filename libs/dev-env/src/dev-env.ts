import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform, type PlatformOptions } from './platform.ts';
import { freePorts } from './ports.ts';

/**
 * The whole system in a test: free ports, an empty data directory, gone when disposed.
 *
 * @example
 * await using env = await DevEnv.start();
 * await page.goto(env.platform.endpoints.web);
 */
export class DevEnv {
  readonly platform: Platform;
  readonly #dataDirectory: string;

  private constructor(platform: Platform, dataDirectory: string) {
    this.platform = platform;
    this.#dataDirectory = dataDirectory;
  }

  /** The built bundles must exist (`npx nx run-many -t build`). */
  static async start(
    options: Pick<PlatformOptions, 'env'> & Partial<Pick<PlatformOptions, 'log' | 'ports'>> = {},
  ): Promise<DevEnv> {
    const dataDirectory = await mkdtemp(join(tmpdir(), 'switchboard-'));
    const platform = await Platform.start({
      log: () => undefined,
      ports: await freePorts(),
      ...options,
      dataDirectory,
    });
    return new DevEnv(platform, dataDirectory);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.platform.stop();
    await rm(this.#dataDirectory, { recursive: true, force: true });
  }
}
