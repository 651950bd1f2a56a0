import { Controller, Delete, Get, Post, Put } from '@nestjs/common';
import {
  smsTemplate,
  smsTemplateList,
  smsTemplateRequest,
  type SmsTemplate,
  type SmsTemplateRequest,
} from '@switchboard/access-api';
import { z } from 'zod';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidParam } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { SmsTemplatesService } from './sms-templates.service.ts';

@Controller('sms/templates')
export class SmsTemplatesController {
  constructor(private readonly templates: SmsTemplatesService) {}

  @Get()
  @Operation({ summary: 'Canned responses by name.', status: 200, answers: smsTemplateList })
  async listSmsTemplates(
    @CurrentSession() { user }: ActiveSession,
  ): Promise<z.output<typeof smsTemplateList>> {
    return { items: await this.templates.list(user) };
  }

  @Post()
  @Operation({ summary: 'Adds a canned response.', status: 201, answers: smsTemplate })
  async createSmsTemplate(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(smsTemplateRequest) request: SmsTemplateRequest,
  ): Promise<SmsTemplate> {
    return this.templates.create(user, request);
  }

  @Put(':templateId')
  @Operation({ summary: 'Replaces a canned response.', status: 200, answers: smsTemplate })
  async replaceSmsTemplate(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('templateId', z.uuid()) templateId: string,
    @ValidBody(smsTemplateRequest) request: SmsTemplateRequest,
  ): Promise<SmsTemplate> {
    return this.templates.replace(user, templateId, request);
  }

  @Delete(':templateId')
  @Operation({ summary: 'Deletes a canned response.', status: 204 })
  async deleteSmsTemplate(
    @CurrentSession() { user }: ActiveSession,
    @ValidParam('templateId', z.uuid()) templateId: string,
  ): Promise<void> {
    await this.templates.remove(user, templateId);
  }
}
