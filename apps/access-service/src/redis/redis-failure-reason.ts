import { ErrorReply } from '@redis/client';

const refusals = new Set(['WRONGPASS', 'NOAUTH', 'NOPERM']);
const hints: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at the host and port of REDIS_URL',
  ENOTFOUND: 'the host of REDIS_URL is not found',
  EAI_AGAIN: 'the host of REDIS_URL is not found',
  ECONNRESET: 'it closes the connection; a server that expects TLS needs rediss:// in REDIS_URL',
  EPROTO: 'it does not speak TLS; use redis:// in REDIS_URL, or another port',
  ERR_SSL_WRONG_VERSION_NUMBER: 'it does not speak TLS; use redis:// in REDIS_URL, or another port',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host than that of REDIS_URL',
};

/** Why Redis cannot be used, and what to do. Without the address, which is a secret: it may hold a password. */
export function redisFailureReason(error: unknown): string {
  if (error instanceof ErrorReply) {
    const [code = ''] = error.message.split(' ', 1);
    return refusals.has(code)
      ? `it refuses the user name or password in REDIS_URL (${code})`
      : `it answers ${code}`;
  }
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) return message;
  if (/CERT|ISSUER|SIGNATURE/.test(code) && !(code in hints)) {
    return `its certificate is not trusted; NODE_EXTRA_CA_CERTS must name the file of its authority (${code})`;
  }
  return code in hints ? `${hints[code]} (${code})` : code;
}
