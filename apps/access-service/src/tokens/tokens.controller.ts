import { Controller, Header, Post } from '@nestjs/common';
import {
  accessToken,
  accessTokenRequest,
  type AccessToken,
  type AccessTokenRequest,
} from '@switchboard/access-api';
import { CurrentSession } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidQuery } from '../platform/parameters.ts';
import type { ActiveSession } from '../sessions/session.ts';
import { namesOnly } from '../users/names-only.ts';
import type { CachedToken } from './token-cache.ts';
import { tokenForAnotherUser } from './token.errors.ts';
import { TokenService } from './token.service.ts';

@Controller('tokens')
export class TokensController {
  /** By token, the text of its answer: a token is asked for far more often than it changes. */
  readonly #answers = new WeakMap<CachedToken, string>();

  constructor(private readonly tokens: TokenService) {}

  @Post()
  @Header('content-type', 'application/json; charset=utf-8')
  @Operation({
    summary: "The caller's own access token for chat and calls.",
    status: 200,
    answers: accessToken,
  })
  async issue(
    @CurrentSession() { user }: ActiveSession,
    @ValidBody(accessTokenRequest) body: AccessTokenRequest,
    @ValidQuery(accessTokenRequest) query: AccessTokenRequest,
  ): Promise<string> {
    if (!namesOnly(user, body) || !namesOnly(user, query)) throw tokenForAnotherUser();
    if (body?.replace || query?.replace) await this.tokens.drop(user.id);
    return this.#answerWith(await this.tokens.issue(user, 'browser'));
  }

  #answerWith(cached: CachedToken): string {
    const known = this.#answers.get(cached);
    if (known !== undefined) return known;
    const { token, expiresOn, communicationUserId } = cached;
    const answer: AccessToken = { token, expiresOn: expiresOn.toISOString(), communicationUserId };
    const text = JSON.stringify(answer);
    this.#answers.set(cached, text);
    return text;
  }
}
