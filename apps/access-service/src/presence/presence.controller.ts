import { Controller, Get, Put } from '@nestjs/common';
import { presenceSettings, type PresenceSettings } from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { PresenceService } from './presence.service.ts';

@Controller('presence')
export class PresenceController {
  constructor(private readonly presence: PresenceService) {}

  @Get()
  @Operation({
    summary: 'Whether the caller is shown as offline to everybody else.',
    status: 200,
    answers: presenceSettings,
  })
  async read(@CurrentSession() { user }: ActiveSession): Promise<PresenceSettings> {
    return this.presence.settingsOf(user);
  }

  @Put()
  @Operation({
    summary: 'Shows the caller as offline to everybody else, or not.',
    status: 200,
    answers: presenceSettings,
  })
  async change(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(presenceSettings) settings: PresenceSettings,
  ): Promise<PresenceSettings> {
    await this.presence.changeSettings(user, settings.appearsOffline);
    return settings;
  }
}
