/**
 * Issues relay credentials as the emulator does, without anything around it: checks the body's hash and the signature of the
 * access key in `ACCESS_KEY`, signs the name with HMAC-SHA1.
 */
import { createHmac } from 'node:crypto';
import { serveGenuine } from './serve-genuine.ts';

const secret = 'the-secret-of-the-relay';
const urls = ['turn:localhost:3478', 'stun:localhost:3478'];

serveGenuine<{ id: string; ttl: number }>(200, ({ id, ttl }, respond) => {
  const expiry = Math.floor(Date.now() / 1000) + ttl;
  const username = `${expiry}:${id}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  const iceServers = ['any', 'nearest'].map((routeType) => ({ urls, username, credential, routeType }));
  respond({ expiresOn: new Date(expiry * 1000).toISOString(), iceServers });
});
