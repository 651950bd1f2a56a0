import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { createEmulatorControl, type EmulatorControl } from '@switchboard/emulator-control';
import { AbstractStartedContainer, type StartedTestContainer } from 'testcontainers';
import { connectionString, emulatorPort, httpEndpoint, httpsEndpoint } from './endpoint.ts';

interface Settings {
  readonly accessKey: string;
  readonly controlKey: string;
  readonly networkAliases: readonly string[];
}

/** An emulator that answers, until it is stopped. */
export class StartedAcsEmulatorContainer extends AbstractStartedContainer {
  readonly #settings: Settings;
  readonly #caCertificate: string;

  private constructor(container: StartedTestContainer, settings: Settings, caCertificate: string) {
    super(container);
    this.#settings = settings;
    this.#caCertificate = caCertificate;
  }

  /** @internal Made by `AcsEmulatorContainer.start()`. */
  static async of(container: StartedTestContainer, settings: Settings): Promise<StartedAcsEmulatorContainer> {
    const control = controlOf(container, settings.controlKey);
    return new StartedAcsEmulatorContainer(container, settings, await control.caCertificate());
  }

  /** What the Azure SDKs are built with, in the process of the test. */
  getConnectionString(): string {
    return connectionString(this.getEndpoint(), this.#settings.accessKey);
  }

  /** For example `https://localhost:49153`, without a slash at the end. */
  getEndpoint(): string {
    return httpsEndpoint(this.getHost(), this.getMappedPort(emulatorPort));
  }

  /** The plain HTTP side of the same port, for programs that the SDKs do not keep from using it. */
  getHttpEndpoint(): string {
    return httpEndpoint(this.getHost(), this.getMappedPort(emulatorPort));
  }

  /**
   * For other containers on a network that this one has an alias on, which its certificate is good for.
   * @param alias Default: the first one of `withNetworkAliases`.
   */
  getInternalConnectionString(alias = this.#settings.networkAliases[0]): string {
    if (alias === undefined || !this.#settings.networkAliases.includes(alias))
      throw new Error(
        `The emulator has ${alias === undefined ? 'no network alias' : `not the network alias "${alias}"`}. ` +
          'Give it one before it starts: .withNetwork(network).withNetworkAliases("acs").',
      );
    return connectionString(httpsEndpoint(alias, emulatorPort), this.#settings.accessKey);
  }

  /** Base64. */
  getAccessKey(): string {
    return this.#settings.accessKey;
  }

  /** What other tools send to the control API as `x-emulator-control-key`. */
  getControlKey(): string {
    return this.#settings.controlKey;
  }

  /** PEM of the authority that clients have to trust. */
  getCaCertificate(): string {
    return this.#caCertificate;
  }

  /** Options that every client of the Azure SDKs takes: it trusts the emulator, and nothing else does. */
  getClientOptions(): { readonly tlsOptions: { readonly ca: string } } {
    return { tlsOptions: { ca: this.#caCertificate } };
  }

  /**
   * Lets the whole process trust the emulator from now on, `fetch` included, beside everybody whom it trusts already. Needs
   * Node 22.19 or 24.5, and has no effect on connections that are open.
   * @returns A function that takes it back.
   */
  trustCertificate(): () => void {
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, this.#caCertificate]);
    return () => setDefaultCACertificates(getCACertificates('default').filter((each) => !this.#isOwn(each)));
  }

  /** A server of the test, on all addresses of this machine, as the emulator reaches it: for webhooks. */
  getUrlOfHost(port: number, path = '/'): string {
    return new URL(path, `http://host.docker.internal:${port}`).href;
  }

  /** The control API: reset, clock, waiting, inbound messages, event subscriptions. */
  get control(): EmulatorControl {
    return controlOf(this.startedTestContainer, this.#settings.controlKey);
  }

  #isOwn(certificate: string): boolean {
    return certificate.trim() === this.#caCertificate.trim();
  }
}

const controlOf = (container: StartedTestContainer, controlKey: string) =>
  createEmulatorControl(httpEndpoint(container.getHost(), container.getMappedPort(emulatorPort)), {
    controlKey,
  });
