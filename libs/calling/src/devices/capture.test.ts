import { describe, expect, it } from 'vitest';
import { CaptureError } from './capture.ts';

describe('CaptureError', () => {
  it.each([
    ['camera', 'NotAllowedError', 'Permission denied', 'denied', 403, 43001],
    ['camera', 'NotAllowedError', 'Permission denied by system', 'deniedBySystem', 412, 43016],
    ['camera', 'NotReadableError', 'Could not start video source', 'inUse', 412, 43000],
    ['camera', 'NotFoundError', 'Requested device not found', 'notFound', 412, 43013],
    ['microphone', 'NotAllowedError', 'Permission dismissed', 'denied', 400, 40613],
    ['screen', 'NotAllowedError', 'Permission denied by system', 'deniedBySystem', 403, 0],
    ['screen', 'InvalidStateError', '', 'failed', 500, 0],
  ] as const)('of a %s: %s "%s" means %s, %i/%i', (kind, name, message, failure, code, subCode) => {
    const error = new CaptureError(kind, new DOMException(message, name));
    expect(error).toMatchObject({ failure, code, subCode, isDenied: failure.startsWith('denied') });
  });
});
