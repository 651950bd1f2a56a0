import { randomUUID } from 'node:crypto';
import type { EmulatorSeed } from '@switchboard/emulator-control';
import { GenericContainer, getContainerRuntimeClient } from 'testcontainers';
import { emulatorPort } from './endpoint.ts';
import { EmulatorReadiness } from './emulator-readiness.ts';
import { defaultImage } from './default-image.ts';
import { StartedAcsEmulatorContainer } from './started-acs-emulator-container.ts';

/** The STUN/TURN server that relay configurations name. */
export interface RelaySettings {
  /** For example `turn:localhost:3478`, as clients reach it. */
  readonly urls: readonly string[];
  /** Its `static-auth-secret`. */
  readonly secret: string;
}

/** The key that every emulator takes unless told otherwise. It is public. */
const wellKnownAccessKey = 'U3dpdGNoYm9hcmQtQUNTLWVtdWxhdG9yLXdlbGwta25vd24tYWNjZXNzLWtleS1ub3Qtc2VjcmV0IQ==';

const home = '/var/lib/acs-emulator';
const longestHostName = 63;
const seedFile = '/etc/acs-emulator/seed.json';

/**
 * The ACS emulator in a container. Everything that Testcontainers' `GenericContainer` can, it can too.
 * @example
 * await using acs = await new AcsEmulatorContainer().start();
 * const client = new SmsClient(acs.getConnectionString(), acs.getClientOptions());
 */
export class AcsEmulatorContainer extends GenericContainer {
  #accessKey = wellKnownAccessKey;
  #controlKey: string = randomUUID();
  #dataVolume: string | undefined;

  /** @param image Default: `ACS_EMULATOR_IMAGE` of the environment, or `acs-emulator` in the version of this package. */
  constructor(image: string = process.env['ACS_EMULATOR_IMAGE'] || defaultImage) {
    super(image);
    this.withExposedPorts(emulatorPort);
    this.withWaitStrategy(new EmulatorReadiness(() => this.#controlKey));
    // A webhook in the test is on the engine's host; Docker Desktop knows the name by itself.
    this.withExtraHosts([{ host: 'host.docker.internal', ipAddress: 'host-gateway' }]);
  }

  /** Fills the emulator at its start and after each reset. */
  withSeed(seed: EmulatorSeed): this {
    return this.withCopyContentToContainer([
      { content: JSON.stringify(seed), target: seedFile, mode: 0o444 },
    ]).withEnvironment({ ACS_EMULATOR_SEED: seedFile });
  }

  /** @param accessKey Base64 of at least 16 bytes. Default: the well-known key, which is in the emulator's documentation. */
  withAccessKey(accessKey: string): this {
    this.#accessKey = accessKey;
    return this;
  }

  /** At least 16 characters. Default: a new one for every container, which `withReuse()` cannot do with. */
  withControlKey(controlKey: string): this {
    this.#controlKey = controlKey;
    return this;
  }

  /**
   * Keeps everything, the certificate authority included, for the next container with the same volume; one at a time has it.
   * @param volume Name of a volume, which is made when it is not there and stays; or a directory that user id 1000 may write.
   */
  withData(volume: string): this {
    this.#dataVolume = volume;
    return this;
  }

  /** Without it a request for a relay configuration is refused with 501. */
  withRelay({ urls, secret }: RelaySettings): this {
    return this.withEnvironment({ ACS_EMULATOR_TURN: urls.join(','), ACS_EMULATOR_TURN_SECRET: secret });
  }

  /** Makes ids repeatable: the same ones in the same order in every run. */
  withIdSeed(idSeed: string): this {
    return this.withEnvironment({ ACS_EMULATOR_ID_SEED: idSeed });
  }

  override async start(): Promise<StartedAcsEmulatorContainer> {
    const started = await super.start().catch(async (error: unknown) => {
      throw (await this.#imageProblem(error)) ?? error;
    });
    const settings = {
      accessKey: this.#accessKey,
      controlKey: this.#controlKey,
      networkAliases: this.networkAliases,
    };
    return StartedAcsEmulatorContainer.of(started, settings);
  }

  /** What is known only now: the host that tests see the container on, and its names on networks. */
  protected override async beforeContainerCreated(): Promise<void> {
    const { info } = await getContainerRuntimeClient();
    const names = [info.containerRuntime.host, ...this.networkAliases].filter((name) => name !== 'localhost');
    this.withEnvironment({
      ACS_EMULATOR_ACCESS_KEY: this.#accessKey,
      ACS_EMULATOR_CONTROL_KEY: this.#controlKey,
      ...(names.length > 0 && { ACS_EMULATOR_TLS_NAMES: names.join(',') }),
    });
    if (this.#dataVolume !== undefined) this.#mountData(this.#dataVolume);
  }

  /**
   * A container that was killed has not given its directory back, and the next one takes it over from an emulator of the same
   * host name. That only one at a time has it is up to the engine, which gives a name to one container.
   */
  #mountData(volume: string): void {
    const name = `acs-emulator-${volume.replaceAll(/[^\w-]+/g, '-')}`;
    this.withHostname(name.slice(0, longestHostName));
    if (this.createOpts.name === undefined) this.withName(name);
    this.withEnvironment({ ACS_EMULATOR_DATA: `${home}/data` });
    this.hostConfig.Binds = [...(this.hostConfig.Binds ?? []), `${volume}:${home}`];
  }

  async #imageProblem(cause: unknown): Promise<Error | undefined> {
    const image = this.imageName.string;
    const { image: images } = await getContainerRuntimeClient();
    if (await images.exists(this.imageName)) return undefined;
    return new Error(
      `The image "${image}" is not on this machine and cannot be pulled: ${(cause as Error).message.trim()}. ` +
        'Name the image that your registry has, new AcsEmulatorContainer(image) or ACS_EMULATOR_IMAGE, or build it: ' +
        `docker build --file emulator/server/Dockerfile --tag ${image} .`,
      { cause },
    );
  }
}
