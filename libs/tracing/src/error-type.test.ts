import { describe, expect, it } from 'vitest';
import { errorTypeOf } from './error-type.ts';

describe('errorTypeOf', () => {
  it.each([
    ['its code', Object.assign(new TypeError('x'), { code: 'ECONNREFUSED' }), 'ECONNREFUSED'],
    ['its name where it has no code', new RangeError('+14255550123 is no number'), 'RangeError'],
    ['its name where the code is a text', Object.assign(new Error('x'), { code: 'Ada did it' }), 'Error'],
    ['its name where the code is a number', Object.assign(new Error('x'), { code: 14255550123 }), 'Error'],
    ['no name that is a text', Object.assign(new Error('x'), { name: '+1 425 555 0123' }), 'error'],
    ['nothing of what is no error', '+14255550123', 'error'],
    ['nothing of nothing', undefined, 'error'],
  ])('says %s', (_, error, type) => {
    expect(errorTypeOf(error)).toBe(type);
  });
});
