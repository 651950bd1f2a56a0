import { PhoneNumbersClient } from '@azure/communication-phone-numbers';
import type { Locality, PhoneNumberCountry, PhoneNumberOffering } from '@switchboard/access-api';
import type { Secret } from '@switchboard/node-kit';
import { statusOf, toAcsUnavailable } from '../platform/acs-error.ts';
import { refusedByAcs } from './phone-number.errors.ts';
import { PhoneNumberGateway, type AreaCodesOf, type OwnedNumber } from './phone-number-gateway.ts';

export interface AcsPhoneNumberGatewayOptions {
  endpoint: string;
  /** Without it the service authenticates as its managed identity. */
  connectionString: Secret | undefined;
  timeoutMs: number;
}

/** More places than any country has numbers in. */
const MAX_ITEMS = 10_000;

/** The real SDK, against Azure or the emulator. */
export class AcsPhoneNumberGateway extends PhoneNumberGateway {
  readonly #options: AcsPhoneNumberGatewayOptions;
  #client: Promise<PhoneNumbersClient> | undefined;

  constructor(options: AcsPhoneNumberGatewayOptions) {
    super();
    this.#options = options;
  }

  override async listOwned(): Promise<OwnedNumber[]> {
    const numbers = await this.#list((client, abortSignal) =>
      client.listPurchasedPhoneNumbers({ abortSignal }),
    );
    return numbers.map((number) => ({
      phoneNumber: number.phoneNumber,
      countryCode: number.countryCode,
      numberType: number.phoneNumberType,
      capabilities: { calling: number.capabilities.calling, sms: number.capabilities.sms },
      monthlyCost: { amount: number.cost.amount, currencyCode: number.cost.currencyCode },
      purchasedAt: number.purchaseDate,
    }));
  }

  override async listCountries(): Promise<PhoneNumberCountry[]> {
    const countries = await this.#list((client, abortSignal) =>
      client.listAvailableCountries({ abortSignal }),
    );
    return countries.map(({ countryCode, localizedName }) => ({ countryCode, name: localizedName }));
  }

  override async listOfferings(countryCode: string): Promise<PhoneNumberOffering[]> {
    const offerings = await this.#list((client, abortSignal) =>
      client.listAvailableOfferings(countryCode, { assignmentType: 'application', abortSignal }),
    );
    return offerings.flatMap(({ phoneNumberType, availableCapabilities, cost }) =>
      phoneNumberType && availableCapabilities
        ? {
            numberType: phoneNumberType,
            capabilities: { calling: availableCapabilities.calling, sms: availableCapabilities.sms },
            monthlyCost: { amount: cost.amount, currencyCode: cost.currencyCode },
          }
        : [],
    );
  }

  override async listLocalities(countryCode: string): Promise<Locality[]> {
    const localities = await this.#list((client, abortSignal) =>
      client.listAvailableLocalities(countryCode, { abortSignal }),
    );
    return localities.map(({ localizedName, administrativeDivision }) => ({
      name: localizedName,
      administrativeDivision: administrativeDivision
        ? {
            code: administrativeDivision.abbreviatedName,
            name: administrativeDivision.localizedName,
          }
        : null,
    }));
  }

  override async listAreaCodes(countryCode: string, of: AreaCodesOf): Promise<string[]> {
    const { numberType, locality, administrativeDivision } = of;
    const areaCodes = await this.#list((client, abortSignal) => {
      if (numberType === 'tollFree')
        return client.listAvailableTollFreeAreaCodes(countryCode, { abortSignal });
      if (numberType === 'mobile') return client.listAvailableMobileAreaCodes(countryCode, { abortSignal });
      return client.listAvailableGeographicAreaCodes(countryCode, {
        assignmentType: 'application',
        ...(locality === undefined ? {} : { locality }),
        ...(administrativeDivision === undefined ? {} : { administrativeDivision }),
        abortSignal,
      });
    });
    return areaCodes.flatMap(({ areaCode }) => areaCode ?? []);
  }

  async #list<Item>(
    pages: (client: PhoneNumbersClient, signal: AbortSignal) => AsyncIterable<Item>,
  ): Promise<Item[]> {
    this.#client ??= createPhoneNumbersClient(this.#options, { maxRetries: 2 });
    const items: Item[] = [];
    try {
      for await (const item of pages(await this.#client, AbortSignal.timeout(this.#options.timeoutMs))) {
        items.push(item);
        if (items.length === MAX_ITEMS) break;
      }
      return items;
    } catch (error) {
      const status = statusOf(error);
      if (status === 400 || status === 404) throw refusedByAcs((error as Error).message.slice(0, 300), error);
      throw toAcsUnavailable(error);
    }
  }
}

export async function createPhoneNumbersClient(
  { endpoint, connectionString }: AcsPhoneNumberGatewayOptions,
  { maxRetries }: { maxRetries: number },
): Promise<PhoneNumbersClient> {
  const options = { retryOptions: { maxRetries, retryDelayInMs: 200, maxRetryDelayInMs: 1000 } };
  if (connectionString) return new PhoneNumbersClient(connectionString.reveal(), options);
  // Loaded when it is used: it is the slowest import of the service.
  const { DefaultAzureCredential } = await import('@azure/identity');
  return new PhoneNumbersClient(endpoint, new DefaultAzureCredential(), options);
}
