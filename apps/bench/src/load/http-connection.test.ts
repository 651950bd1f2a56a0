import { describe, expect, it } from 'vitest';
import { answerEnd } from './http-connection.ts';

const end = (text: string) => answerEnd(Buffer.from(text, 'latin1'));

describe('answerEnd', () => {
  it('waits for the whole head', () => {
    expect(end('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n')).toBeUndefined();
  });

  it('counts a body of known length, whether or not it is there yet', () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nx: y\r\n\r\n';
    expect(end(head)).toBe(head.length + 5);
    expect(end(`${head}12345HTTP/1.1`)).toBe(head.length + 5);
  });

  it('finds the last chunk', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(end(`${head}3\r\nabc\r\n`)).toBeUndefined();
    expect(end(`${head}3\r\nabc\r\n0\r\n\r\n`)).toBe(head.length + 13);
    expect(end(`${head}0\r\n\r\n`)).toBe(head.length + 5);
  });

  it('knows answers without a body', () => {
    const head = 'HTTP/1.1 204 No Content\r\n\r\n';
    expect(end(head)).toBe(head.length);
  });
});
