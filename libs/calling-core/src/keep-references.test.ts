import { describe, expect, it } from 'vitest';
import { keepReferences } from './keep-references.ts';

describe('keepReferences', () => {
  it('keeps what is equal, at every depth', () => {
    const before = { call: { participants: [{ id: 'a' }, { id: 'b' }] }, devices: { cameras: [] } };
    const after = keepReferences(before, {
      call: { participants: [{ id: 'a' }, { id: 'c' }] },
      devices: { cameras: [] },
    });
    expect(after.devices).toBe(before.devices);
    expect(after.call.participants[0]).toBe(before.call.participants[0]);
    expect(after.call.participants[1]).toEqual({ id: 'c' });
    expect(keepReferences(before, structuredClone(before))).toBe(before);
  });

  it('notices what is new, gone and shorter', () => {
    expect(keepReferences<object>({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
    expect(keepReferences<object>({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
    expect(keepReferences([1, 2], [1])).toEqual([1]);
  });

  it('takes objects with a class as they are', () => {
    const stream = new URL('https://example.org');
    expect(keepReferences({ stream: new URL('https://example.org') }, { stream }).stream).toBe(stream);
  });
});
