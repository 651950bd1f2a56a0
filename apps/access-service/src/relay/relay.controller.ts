import { Controller, Post } from '@nestjs/common';
import { relayConfiguration, type RelayConfiguration } from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { RelayService } from './relay.service.ts';

@Controller('relay')
export class RelayController {
  constructor(private readonly relay: RelayService) {}

  @Post()
  @Operation({
    summary: "STUN and TURN servers with the caller's own credentials.",
    status: 200,
    answers: relayConfiguration,
  })
  async issue(@CurrentSession() { user }: ActiveSession): Promise<RelayConfiguration> {
    return this.relay.issue(user);
  }
}
