/** Where the access service is, read at run time so that one build serves every environment. */
export function accessServiceUrl(): string {
  return (process.env['ACCESS_SERVICE_URL'] ?? 'http://127.0.0.1:3001').replace(/\/+$/, '');
}
