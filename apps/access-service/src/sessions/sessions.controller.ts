import { Controller, Delete, Get, Res } from '@nestjs/common';
import { session, sessionList, type Session } from '@switchboard/access-api';
import { z } from 'zod';
import { Cookies } from '../platform/cookies.ts';
import { CurrentSession, type HttpReply } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidParam } from '../platform/parameters.ts';
import { SignOutService } from '../sign-in/sign-out.service.ts';
import { toSession } from './session.presenter.ts';
import { SessionService } from './session.service.ts';
import type { ActiveSession } from './session.ts';

@Controller()
export class SessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly signOut: SignOutService,
    private readonly cookies: Cookies,
  ) {}

  @Get('session')
  @Operation({ summary: 'The current session and its user.', status: 200, answers: session })
  read(@CurrentSession() current: ActiveSession): Session {
    return toSession(current);
  }

  @Delete('session')
  @Operation({ summary: 'Signs out: ends the session and revokes access tokens.', status: 204 })
  async end(
    @CurrentSession() current: ActiveSession,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    this.cookies.clearSession(reply);
    await this.signOut.endOne(current.user, current.id);
  }

  @Get('sessions')
  @Operation({ summary: "The caller's sessions, newest first.", status: 200, answers: sessionList })
  async list(@CurrentSession() current: ActiveSession): Promise<z.infer<typeof sessionList>> {
    const records = await this.sessions.list(current.user.id);
    return {
      items: records.map(({ id, createdAt, lastSeenAt, userAgent, address }) => ({
        id,
        current: id === current.id,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        userAgent,
        address,
      })),
    };
  }

  @Delete('sessions')
  @Operation({ summary: "Ends the caller's other sessions.", status: 204 })
  async endOthers(@CurrentSession() current: ActiveSession): Promise<void> {
    await this.signOut.endOthers(current.user, current.id);
  }

  @Delete('sessions/:sessionId')
  @Operation({ summary: "Ends one of the caller's sessions.", status: 204 })
  async endOne(
    @CurrentSession() current: ActiveSession,
    @ValidParam('sessionId', z.uuid()) sessionId: string,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    if (sessionId === current.id) this.cookies.clearSession(reply);
    await this.signOut.endOne(current.user, sessionId);
  }
}
