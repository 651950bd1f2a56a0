import { createHash, createHmac } from 'node:crypto';

/** A new user's token for chat, asked for with the access key. @see CommunicationIdentity_Create */
export async function issueChatToken(emulator: string, accessKey: string): Promise<string> {
  const path = '/identities?api-version=2023-10-01';
  const body = '{"createTokenWithScopes":["chat"]}';
  const date = new Date().toUTCString();
  const hash = createHash('sha256').update(body).digest('base64');
  const text = `POST\n${path}\n${date};${new URL(emulator).host};${hash}`;
  const signature = createHmac('sha256', Buffer.from(accessKey, 'base64')).update(text).digest('base64');
  const answer = await fetch(emulator + path, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'x-ms-date': date,
      'x-ms-content-sha256': hash,
      authorization: `HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature=${signature}`,
    },
  });
  return ((await answer.json()) as { accessToken: { token: string } }).accessToken.token;
}
