import { Controller, Get, Post } from '@nestjs/common';
import {
  areaCodeList,
  areaCodesQuery,
  countryList,
  localityList,
  numberOrder,
  numberOrderRequest,
  numberSearch,
  numberSearchRequest,
  offeringList,
  type AreaCodesQuery,
  type Locality,
  type NumberOrder,
  type NumberSearch,
  type PhoneNumberCountry,
  type PhoneNumberOffering,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam, ValidQuery } from '../platform/parameters.ts';
import { RequiresRole } from '../platform/route-access.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { NumberOrderService } from './number-order.service.ts';
import { PhoneNumberService } from './phone-number.service.ts';

const countryCodeParameter = numberSearchRequest.shape.countryCode;

/** Finding and buying numbers. */
@Controller('phone-numbers')
@RequiresRole('admin')
export class NumberMarketController {
  constructor(
    private readonly numbers: PhoneNumberService,
    private readonly orders: NumberOrderService,
  ) {}

  @Get('countries')
  @Operation({ summary: 'Countries whose numbers can be bought.', status: 200, answers: countryList })
  async listNumberCountries(): Promise<{ items: PhoneNumberCountry[] }> {
    return { items: await this.numbers.listCountries() };
  }

  @Get('countries/:countryCode/offerings')
  @Operation({
    summary: 'Kinds of numbers of a country, what they can do and what one costs.',
    status: 200,
    answers: offeringList,
  })
  async listNumberOfferings(
    @ValidParam('countryCode', countryCodeParameter) countryCode: string,
  ): Promise<{ items: PhoneNumberOffering[] }> {
    return { items: await this.numbers.listOfferings(countryCode) };
  }

  @Get('countries/:countryCode/localities')
  @Operation({ summary: 'Places with geographic numbers.', status: 200, answers: localityList })
  async listNumberLocalities(
    @ValidParam('countryCode', countryCodeParameter) countryCode: string,
  ): Promise<{ items: Locality[] }> {
    return { items: await this.numbers.listLocalities(countryCode) };
  }

  @Get('countries/:countryCode/area-codes')
  @Operation({
    summary: 'Area codes, of a place or of a kind of number.',
    status: 200,
    answers: areaCodeList,
  })
  async listAreaCodes(
    @ValidParam('countryCode', countryCodeParameter) countryCode: string,
    @ValidQuery(areaCodesQuery) query: AreaCodesQuery,
  ): Promise<{ items: string[] }> {
    return { items: await this.numbers.listAreaCodes(countryCode, query) };
  }

  @Post('searches')
  @Operation({
    summary: 'Begins to look for numbers; those that are found are held for some minutes.',
    status: 202,
    answers: numberSearch,
  })
  async searchNumbers(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(numberSearchRequest) request: z.output<typeof numberSearchRequest>,
  ): Promise<NumberSearch> {
    return this.orders.search(user, request);
  }

  @Get('searches/:searchId')
  @Operation({ summary: 'How far a search has come, and what it found.', status: 200, answers: numberSearch })
  async getNumberSearch(@ValidParam('searchId', z.uuid()) searchId: string): Promise<NumberSearch> {
    return this.orders.getSearch(searchId);
  }

  @Post('orders')
  @Operation({
    summary:
      'Begins to buy what a search found, at the cost that the buyer confirmed. Again: the same order.',
    status: 202,
    answers: numberOrder,
  })
  async orderNumbers(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(numberOrderRequest) request: z.output<typeof numberOrderRequest>,
  ): Promise<NumberOrder> {
    return this.orders.order(user, request);
  }

  @Get('orders/:orderId')
  @Operation({ summary: 'How far a purchase or a release has come.', status: 200, answers: numberOrder })
  async getNumberOrder(@ValidParam('orderId', z.uuid()) orderId: string): Promise<NumberOrder> {
    return this.orders.getOrder(orderId);
  }
}
