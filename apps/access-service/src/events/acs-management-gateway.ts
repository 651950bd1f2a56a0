import type { DefaultAzureCredential } from '@azure/identity';
import type { ManagementTokens } from './azure-event-subscriptions.ts';

/** Tokens of the service's own identity; the SDK for them is loaded when the first is needed. */
export class AcsManagementGateway implements ManagementTokens {
  readonly #scope: string;
  #credential: Promise<DefaultAzureCredential> | undefined;

  /** @param endpoint of Azure Resource Manager */
  constructor(endpoint: string) {
    this.#scope = `${endpoint}/.default`;
  }

  async issue(signal: AbortSignal): Promise<string> {
    this.#credential ??= import('@azure/identity').then((identity) => new identity.DefaultAzureCredential());
    const { token } = await (await this.#credential).getToken(this.#scope, { abortSignal: signal });
    return token;
  }
}
