import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { WebhookRequest } from '../../kernel/ports/webhook-sender.ts';
import { isLinkLocal } from './link-local.ts';
import { createNodeWebhookSender } from './node-webhook-sender.ts';

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

async function serve(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUps.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?secret=1` };
}

function createSender() {
  const sender = createNodeWebhookSender();
  cleanUps.push(() => sender.drain(0));
  return sender;
}

const post = (url: string, more: Partial<WebhookRequest> = {}): WebhookRequest => ({
  method: 'POST',
  url,
  headers: { 'x-custom': 'a' },
  body: '{"a":"ä"}',
  timeoutMs: 10_000,
  ...more,
});

describe('send', () => {
  it('answers with status, headers and the beginning of the body', async () => {
    const { url } = await serve((request, response) => {
      response.writeHead(201, {
        'X-Seen': `${request.headers['x-custom']} ${request.headers['content-length']}`,
      });
      response.end('x'.repeat(100_000));
    });
    const outcome = await createSender().send(post(url));
    expect(outcome).toMatchObject({ kind: 'answered', status: 201, headers: { 'x-seen': 'a 10' } });
    expect(outcome.kind === 'answered' && outcome.body.length).toBe(65_536);
  });

  it('follows no redirect', async () => {
    const { url } = await serve((_, response) =>
      response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
    );
    expect(await createSender().send(post(url))).toMatchObject({ kind: 'answered', status: 307 });
  });

  it('gives up after the time-out, and tells what is answered afterwards', async () => {
    const answered = Promise.withResolvers<void>();
    const { url } = await serve(
      (_, response) => void answered.promise.then(() => response.writeHead(202).end()),
    );
    const outcome = await createSender().send(post(url, { timeoutMs: 20, lateAnswerMs: 10_000 }));
    expect(outcome).toMatchObject({ kind: 'failed', failure: 'timedOut' });
    answered.resolve();
    expect(outcome.kind === 'failed' && (await outcome.lateStatus)).toBe(202);
  });

  it('hangs up when nothing comes late either', async () => {
    const hungUp = Promise.withResolvers<void>();
    const { url } = await serve((request) => void request.on('close', hungUp.resolve));
    const outcome = await createSender().send(post(url, { timeoutMs: 20 }));
    expect(outcome.kind === 'failed' && (await outcome.lateStatus)).toBeUndefined();
    await hungUp.promise;
  });

  it('sends again when an idle connection was closed at the same moment', async () => {
    let requests = 0;
    const { url } = await serve((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.end();
    });
    const sender = createSender();
    expect(await sender.send(post(url))).toMatchObject({ status: 200 });
    expect(await sender.send(post(url))).toMatchObject({ status: 200 });
    expect(requests).toBe(3);
  });

  it('names what went wrong, without the query of the URL', async () => {
    const sender = createSender();
    expect(await sender.send(post('http://127.0.0.1:1/hook?secret=1'))).toMatchObject({
      failure: 'socket',
      message: expect.not.stringContaining('secret'),
    });
    expect(await sender.send(post('http://nowhere.invalid/'))).toMatchObject({ failure: 'unresolved' });
    const { url } = await serve((request) => request.socket.destroy());
    expect(await sender.send(post(url))).toMatchObject({ failure: 'socket' });
  });

  it('refuses link-local addresses', async () => {
    expect(await createSender().send(post('http://169.254.169.254/latest'))).toMatchObject({
      failure: 'socket',
      message: expect.stringContaining('link-local'),
    });
  });
});

describe('drain', () => {
  it('waits for what is under way, cuts it off when the time is over, and sends again afterwards', async () => {
    let isPatient = false;
    const { url } = await serve((_, response) => {
      if (isPatient) response.end();
    });
    const sender = createSender();
    const outcome = sender.send(post(url));
    await sender.drain(20);
    expect(await outcome).toMatchObject({ kind: 'failed', failure: 'aborted' });
    isPatient = true;
    const next = sender.send(post(url));
    await sender.drain(10_000);
    expect(await next).toMatchObject({ status: 200 });
  });
});

describe('isLinkLocal', () => {
  it.each([
    ['169.254.169.254', true],
    ['::ffff:169.254.169.254', true],
    ['::ffff:a9fe:a9fe', true],
    ['fe80::1', true],
    ['[febf::1]', true],
    ['127.0.0.1', false],
    ['10.0.0.1', false],
    ['::1', false],
    ['fd00::1', false],
  ])('%s: %s', (address, expected) => {
    expect(isLinkLocal(address)).toBe(expected);
  });
});
