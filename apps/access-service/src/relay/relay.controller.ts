import { Controller, Post } from '@nestjs/common';
import {
  relayConfiguration,
  relayRequest,
  type RelayConfiguration,
  type RelayRequest,
} from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { namesOnly } from '../users/names-only.ts';
import { relayForAnotherUser } from './relay.errors.ts';
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
  async issue(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(relayRequest) body: RelayRequest,
    @ValidQuery(relayRequest) query: RelayRequest,
  ): Promise<RelayConfiguration> {
    if (!namesOnly(user, body) || !namesOnly(user, query)) throw relayForAnotherUser();
    return this.relay.issue(user);
  }
}
