/** A path of this site to go to after signing in; anything that could lead elsewhere becomes the start page. */
export function safeReturnPath(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000) return '/chat';
  if (!/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) || value.startsWith('/sign-in')) return '/chat';
  return value;
}
