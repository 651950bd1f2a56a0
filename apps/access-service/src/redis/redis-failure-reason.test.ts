import { ErrorReply } from '@redis/client';
import { describe, expect, it } from 'vitest';
import { redisFailureReason } from './redis-failure-reason.ts';

const failure = (code: string) => Object.assign(new Error('connect 10.0.0.7:6379'), { code });

describe('redisFailureReason', () => {
  it.each([
    [failure('ECONNREFUSED'), 'nothing listens at the host and port of REDIS_URL (ECONNREFUSED)'],
    [failure('ECONNRESET'), 'needs rediss:// in REDIS_URL (ECONNRESET)'],
    [failure('EPROTO'), 'use redis:// in REDIS_URL, or another port (EPROTO)'],
    [failure('SELF_SIGNED_CERT_IN_CHAIN'), 'NODE_EXTRA_CA_CERTS must name'],
    [failure('ERR_TLS_CERT_ALTNAME_INVALID'), 'for another host than that of REDIS_URL'],
    [failure('EHOSTUNREACH'), 'EHOSTUNREACH'],
    [new ErrorReply('WRONGPASS invalid username-password pair'), 'password in REDIS_URL (WRONGPASS)'],
    [new ErrorReply('LOADING Redis is loading the dataset in memory'), 'it answers LOADING'],
    [new Error('no answer in 1000 ms'), 'no answer in 1000 ms'],
  ])('of %s says %s', (error, reason) => {
    expect(redisFailureReason(error)).toContain(reason);
    expect(redisFailureReason(error)).not.toContain('10.0.0.7');
  });
});
