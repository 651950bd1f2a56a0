import { describe, expect, it } from 'vitest';
import { findImageType } from './image-format.ts';
import { png } from './testing/images.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe('findImageType', () => {
  it.each([
    ['image/png', png],
    ['image/jpeg', bytes('\xff\xd8\xff\xe0\0\x10JFIF')],
    ['image/gif', bytes('GIF89a')],
    ['image/webp', bytes('RIFF\0\0\0\0WEBPVP8 ')],
    ['image/heic', bytes('\0\0\0\x18ftypheic\0\0\0\0')],
    [undefined, bytes('\0\0\0\x18ftypisom\0\0\0\0')],
    [undefined, bytes('RIFF\0\0\0\0WAVE')],
    [undefined, bytes('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [undefined, bytes('<html>GIF89a')],
    [undefined, bytes('\x89PN')],
    [undefined, new Uint8Array()],
  ])('%s', (type, content) => expect(findImageType(content)).toBe(type));
});
