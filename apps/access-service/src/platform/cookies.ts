import { parseCookie, stringifySetCookie } from 'cookie';
import type { AppConfig } from '../config/app-config.ts';
import { headerOf, type HttpReply, type HttpRequest } from './http.ts';

/**
 * The cookies of the service: out of reach for scripts, not sent with requests that other sites start (apart from following
 * a link), and tied to this host by the prefix `__Host-` when they are secure.
 * @see https://www.rfc-editor.org/rfc/rfc6265bis#section-4.1.3
 */
export class Cookies {
  readonly #secure: boolean;
  readonly #sessionName: string;
  readonly #signInName: string;

  constructor(config: AppConfig['web']) {
    this.#secure = config.secureCookies;
    this.#sessionName = this.#secure ? '__Host-session' : 'switchboard-session';
    this.#signInName = this.#secure ? '__Host-sign-in' : 'switchboard-sign-in';
  }

  get sessionName(): string {
    return this.#sessionName;
  }

  sessionSecret(request: Pick<HttpRequest, 'headers'>): string | undefined {
    return this.#read(request, this.#sessionName);
  }

  signInSecret(request: HttpRequest): string | undefined {
    return this.#read(request, this.#signInName);
  }

  setSession(reply: HttpReply, secret: string, expiresAt: Date): void {
    this.#write(reply, this.#sessionName, secret, { expires: expiresAt });
  }

  clearSession(reply: HttpReply): void {
    this.#write(reply, this.#sessionName, '', { maxAge: 0 });
  }

  setSignIn(reply: HttpReply, secret: string): void {
    this.#write(reply, this.#signInName, secret, { maxAge: 600 });
  }

  clearSignIn(reply: HttpReply): void {
    this.#write(reply, this.#signInName, '', { maxAge: 0 });
  }

  #read(request: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
    const header = headerOf(request, 'cookie');
    return header === undefined ? undefined : parseCookie(header)[name];
  }

  #write(reply: HttpReply, name: string, value: string, age: { maxAge: number } | { expires: Date }): void {
    const cookie = stringifySetCookie({
      name,
      value,
      httpOnly: true,
      sameSite: 'lax',
      secure: this.#secure,
      path: '/',
      ...age,
    });
    const before = reply.getHeader('set-cookie');
    reply.header('set-cookie', [
      ...(Array.isArray(before) ? before : before ? [String(before)] : []),
      cookie,
    ]);
  }
}
