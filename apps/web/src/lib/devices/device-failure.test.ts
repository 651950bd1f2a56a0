import { afterEach, describe, expect, it, vi } from 'vitest';
import { whyRefused } from './device-failure.ts';

interface Surroundings {
  readonly permission?: PermissionState;
  readonly kinds?: readonly MediaDeviceKind[];
  readonly refusal?: string;
}

function inBrowser({ permission, kinds = ['videoinput'], refusal }: Surroundings) {
  const asked: unknown[] = [];
  vi.stubGlobal('navigator', {
    permissions: {
      query: async () => {
        if (permission === undefined) throw new TypeError('unknown permission');
        return { state: permission };
      },
    },
    mediaDevices: {
      enumerateDevices: async () => kinds.map((kind) => ({ kind })),
      getUserMedia: async (constraints: unknown) => {
        asked.push(constraints);
        if (refusal) throw new DOMException('refused', refusal);
        return { getTracks: () => [] };
      },
    },
  });
  return asked;
}

describe('why a camera cannot be used', () => {
  afterEach(() => void vi.unstubAllGlobals());

  it('is that it was denied, which is not asked again', async () => {
    const asked = inBrowser({ permission: 'denied' });
    expect(await whyRefused('camera')).toBe('denied');
    expect(asked).toEqual([]);
  });

  it('is that the question was closed, which is not asked again either', async () => {
    const asked = inBrowser({ permission: 'prompt' });
    expect(await whyRefused('camera')).toBe('denied');
    expect(asked).toEqual([]);
  });

  it('is that there is none', async () => {
    inBrowser({ permission: 'granted', kinds: ['audioinput'] });
    expect(await whyRefused('camera')).toBe('missing');
  });

  it('is that another program has it', async () => {
    inBrowser({ permission: 'granted', refusal: 'NotReadableError' });
    expect(await whyRefused('camera')).toBe('busy');
  });

  it('is asked of the device where the browser tells nothing of permissions', async () => {
    inBrowser({ refusal: 'NotAllowedError' });
    expect(await whyRefused('camera')).toBe('denied');
  });

  it('is the page, where pages may not use devices', async () => {
    vi.stubGlobal('navigator', {});
    expect(await whyRefused('camera')).toBe('unsupported');
  });
});
