import { Controller, Delete, Get, Put } from '@nestjs/common';
import {
  assignNumberRequest,
  numberOrder,
  phoneNumber,
  phoneNumberList,
  phoneNumberText,
  type AssignNumberRequest,
  type NumberOrder,
  type PhoneNumber,
} from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam } from '../platform/parameters.ts';
import { RequiresRole } from '../platform/route-access.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { NumberOrderService } from './number-order.service.ts';
import { PhoneNumberService } from './phone-number.service.ts';

@Controller('phone-numbers')
export class PhoneNumbersController {
  constructor(
    private readonly numbers: PhoneNumberService,
    private readonly orders: NumberOrderService,
  ) {}

  @Get()
  @Operation({
    summary: 'Every number for an admin, those of their own and of their teams for members, none for guests.',
    status: 200,
    answers: phoneNumberList,
  })
  async listPhoneNumbers(@CurrentSession() { user }: ActiveSession): Promise<{ items: PhoneNumber[] }> {
    return { items: await this.numbers.list(user) };
  }

  @Put(':phoneNumber/assignee')
  @RequiresRole('admin')
  @Operation({
    summary: 'Says which user or team answers a number, or nobody.',
    status: 200,
    answers: phoneNumber,
  })
  async assignNumber(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('phoneNumber', phoneNumberText) number: string,
    @ValidBody(assignNumberRequest) { assignee }: AssignNumberRequest,
  ): Promise<PhoneNumber> {
    return this.numbers.assign(user, number, assignee);
  }

  @Delete(':phoneNumber')
  @RequiresRole('admin')
  @Operation({
    summary: 'Begins to give a number back; it cannot be had again for certain.',
    status: 202,
    answers: numberOrder,
  })
  async releaseNumber(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('phoneNumber', phoneNumberText) number: string,
  ): Promise<NumberOrder> {
    return this.orders.release(user, number);
  }
}
