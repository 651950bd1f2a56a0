import { Body, Controller, Post, Query } from '@nestjs/common';
import {
  accessToken,
  accessTokenRequest,
  type AccessToken,
  type AccessTokenRequest,
} from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import type { ActiveSession } from '../sessions/session.ts';
import type { User } from '../users/user.ts';
import { tokenForAnotherUser } from './token.errors.ts';
import { TokenService } from './token.service.ts';

@Controller('tokens')
export class TokensController {
  constructor(private readonly tokens: TokenService) {}

  @Post()
  @Operation({ summary: "The caller's own access token for chat.", status: 200, answers: accessToken })
  async issue(
    @CurrentSession() { user }: ActiveSession,
    @Body({ schema: accessTokenRequest }) body: AccessTokenRequest,
    @Query({ schema: accessTokenRequest }) query: AccessTokenRequest,
  ): Promise<AccessToken> {
    if (!isAbout(user, body) || !isAbout(user, query)) throw tokenForAnotherUser();
    if (body?.replace || query?.replace) this.tokens.drop(user.id);
    const { token, expiresOn, communicationUserId } = await this.tokens.issue(user, 'browser');
    return { token, expiresOn: expiresOn.toISOString(), communicationUserId };
  }
}

/** Whether the request names nobody, or the caller. */
function isAbout(user: User, request: AccessTokenRequest): boolean {
  const { userId = user.id, communicationUserId = user.communicationUserId } = request ?? {};
  return userId === user.id && communicationUserId === user.communicationUserId;
}
