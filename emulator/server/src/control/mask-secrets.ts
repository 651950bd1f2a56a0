const masked = '***';
const secretHeader =
  /^(authorization|cookie|set-cookie|x-skypetoken|x-emulator-control-key|x-identity-header|secret)$|token$|key$/i;
const secretMember =
  /^(token|.*_token|.*token|assertion|client_secret|client_assertion|.*secret|password|credential|.*access_?key|signature)$/i;
/** A JSON Web Token, wherever it stands. */
const webToken = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g;

export function maskHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      secretHeader.test(name) ? maskCredentials(value) : maskText(String(value)),
    ]),
  );
}

/** Keeps the scheme, which tells what kind of credentials were sent. */
function maskCredentials(value: string): string {
  const scheme = /^[A-Za-z][\w-]{0,20} /.exec(value)?.[0] ?? '';
  return `${scheme}${masked}`;
}

/** Tokens in query strings and elsewhere in running text. */
export function maskText(text: string): string {
  return text
    .replace(webToken, masked)
    .replace(
      /((?:token|client_secret|client_assertion|password|assertion|accesskey|sig)=)[^&;\s]+/gi,
      `$1${masked}`,
    );
}

/** A copy of a JSON value without the values of members whose names speak of secrets. */
export function maskJson(value: unknown): unknown {
  if (typeof value === 'string') return maskText(value);
  if (Array.isArray(value)) return value.map(maskJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      secretMember.test(name) && isText(member) ? masked : maskJson(member),
    ]),
  );
}

const isText = (value: unknown) => typeof value === 'string' || typeof value === 'number';
