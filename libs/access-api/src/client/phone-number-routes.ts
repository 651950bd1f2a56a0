import type {
  AreaCodesQuery,
  AssignNumberRequest,
  Locality,
  NumberOrder,
  NumberOrderRequest,
  NumberSearch,
  NumberSearchRequest,
  PhoneNumber,
  PhoneNumberCountry,
  PhoneNumberOffering,
} from '../phone-numbers.ts';
import { queryString, segment, type RequestOptions, type SendRequest } from '../request.ts';

const path = (...parts: string[]) => ['/phone-numbers', ...parts.map(segment)].join('/');

export const phoneNumberRoutes = (request: SendRequest) => {
  const list = async <Item>(at: string, init?: RequestOptions) =>
    (await request<{ items: Item[] }>('GET', at, init)).items;
  return {
    listPhoneNumbers: (init?: RequestOptions) => list<PhoneNumber>(path(), init),
    listNumberCountries: (init?: RequestOptions) => list<PhoneNumberCountry>(path('countries'), init),
    listNumberOfferings: (countryCode: string, init?: RequestOptions) =>
      list<PhoneNumberOffering>(path('countries', countryCode, 'offerings'), init),
    listNumberLocalities: (countryCode: string, init?: RequestOptions) =>
      list<Locality>(path('countries', countryCode, 'localities'), init),
    listAreaCodes: (countryCode: string, query: AreaCodesQuery, init?: RequestOptions) =>
      list<string>(`${path('countries', countryCode, 'area-codes')}${queryString(query)}`, init),
    searchNumbers: (body: NumberSearchRequest, init?: RequestOptions) =>
      request<NumberSearch>('POST', path('searches'), { ...init, body }),
    getNumberSearch: (id: string, init?: RequestOptions) =>
      request<NumberSearch>('GET', path('searches', id), init),
    orderNumbers: (body: NumberOrderRequest, init?: RequestOptions) =>
      request<NumberOrder>('POST', path('orders'), { ...init, body }),
    getNumberOrder: (id: string, init?: RequestOptions) =>
      request<NumberOrder>('GET', path('orders', id), init),
    assignNumber: (phoneNumber: string, body: AssignNumberRequest, init?: RequestOptions) =>
      request<PhoneNumber>('PUT', path(phoneNumber, 'assignee'), { ...init, body }),
    releaseNumber: (phoneNumber: string, init?: RequestOptions) =>
      request<NumberOrder>('DELETE', path(phoneNumber), init),
  };
};
