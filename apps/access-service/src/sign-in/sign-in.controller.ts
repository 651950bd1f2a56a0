import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import {
  SIGN_IN_ERROR_PARAMETER,
  developmentSignInRequest,
  openIdConnectSignInQuery,
  session,
  signInOptions,
  type DevelopmentSignInRequest,
  type Session,
  type SignInOptions,
} from '@switchboard/access-api';
import { AppError, type Logger } from '@switchboard/node-kit';
import { z } from 'zod';
import { Cookies } from '../platform/cookies.ts';
import { headerOf, type HttpReply, type HttpRequest } from '../platform/http.ts';
import { Operation } from '../platform/operation.decorator.ts';
import { ValidBody, ValidQuery } from '../platform/parameters.ts';
import { Public } from '../platform/route-access.ts';
import { toSession } from '../sessions/session.presenter.ts';
import { SignInService, type SignInSource, type StartedSession } from './sign-in.service.ts';

export const OPENID_CONNECT_CALLBACK_PATH = '/api/sign-in/openid-connect/callback';

/** What the controller needs to know of the configuration. */
export class SignInPages {
  readonly webOrigin: string;
  readonly log: Logger;

  constructor(pages: { webOrigin: string; log: Logger }) {
    this.webOrigin = pages.webOrigin;
    this.log = pages.log;
  }
}

@Controller('sign-in')
@Public()
export class SignInController {
  constructor(
    private readonly signIn: SignInService,
    private readonly cookies: Cookies,
    private readonly pages: SignInPages,
  ) {}

  @Get('options')
  @Operation({ summary: 'The ways to sign in.', status: 200, answers: signInOptions })
  readOptions(): Promise<SignInOptions> {
    return this.signIn.readOptions();
  }

  @Post('development')
  @Operation({ summary: 'Signs in by name; for development only.', status: 200, answers: session })
  async signInForDevelopment(
    @ValidBody(developmentSignInRequest) body: DevelopmentSignInRequest,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<Session> {
    const started = await this.signIn.signInForDevelopment(body.displayName, sourceOf(request));
    this.#keep(reply, started);
    return toSession(started.session);
  }

  @Get('openid-connect')
  @Operation({ summary: 'Sends the browser to the OpenID Connect provider.', status: 302 })
  async beginOpenIdConnect(
    @ValidQuery(openIdConnectSignInQuery) query: z.infer<typeof openIdConnectSignInQuery>,
    @Res() reply: HttpReply,
  ): Promise<void> {
    await this.#orShowProblem(reply, async () => {
      const { authorizationUrl, secret } = await this.signIn.beginOpenIdConnect(query.returnTo);
      this.cookies.setSignIn(reply, secret);
      reply.redirect(authorizationUrl, 302);
    });
  }

  @Get('openid-connect/callback')
  @Operation({ summary: 'Where the provider sends the browser back to.', status: 302 })
  async completeOpenIdConnect(@Req() request: HttpRequest, @Res() reply: HttpReply): Promise<void> {
    await this.#orShowProblem(reply, async () => {
      this.cookies.clearSignIn(reply);
      const started = await this.signIn.completeOpenIdConnect(
        new URL(request.url, this.pages.webOrigin),
        this.cookies.signInSecret(request),
        sourceOf(request),
      );
      this.#keep(reply, started);
      reply.redirect(new URL(started.returnTo, this.pages.webOrigin).href, 302);
    });
  }

  #keep(reply: HttpReply, { session: started, secret }: StartedSession): void {
    this.cookies.setSession(reply, secret, started.expiresAt);
  }

  /** A person looks at the answer: the web client's page says what went wrong. */
  async #orShowProblem(reply: HttpReply, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.pages.log.warn({ err: error }, 'sign-in failed');
      const page = new URL('/sign-in', this.pages.webOrigin);
      page.searchParams.set(SIGN_IN_ERROR_PARAMETER, error.code);
      reply.redirect(page.href, 302);
    }
  }
}

function sourceOf(request: HttpRequest): SignInSource {
  return { userAgent: headerOf(request, 'user-agent') ?? null, address: request.ip };
}
