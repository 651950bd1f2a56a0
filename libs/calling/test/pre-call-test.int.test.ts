import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallClient, configureCalling, Features } from '../src/index.ts';
import { startCallBed, type CallBed } from './support/call-bed.ts';

let bed: CallBed;
beforeAll(async () => {
  bed = await startCallBed();
});
afterAll(() => bed.stop());

/** A token that nobody has issued; the credential itself looks at its expiry only. */
const forged = ['{"alg":"none"}', JSON.stringify({ exp: Math.round(Date.now() / 1000) + 3_600 }), 'x']
  .map((part) => Buffer.from(part).toString('base64url'))
  .join('.');

describe('PreCallDiagnostics', () => {
  it('rejects when the service refuses the token', async () => {
    const test = new CallClient().feature(Features.PreCallDiagnostics);
    const credential = new AzureCommunicationTokenCredential(forged);
    await expect(test.startTest(credential)).rejects.toMatchObject({ code: 401 });
    await expect(test.startTest(credential)).rejects.toMatchObject({ code: 401 });
  });

  it('says what there is when the service is out of reach', async () => {
    configureCalling({ endpoint: 'https://localhost:1', insecureEndpoint: 'http://localhost:1' });
    const result = await new CallClient()
      .feature(Features.PreCallDiagnostics)
      .startTest(new AzureCommunicationTokenCredential(forged));
    expect(result.id).not.toBe('');
    expect(await result.deviceAccess).toEqual({ audio: true, video: true });
    // Node has no way to choose a speaker.
    expect(await result.deviceEnumeration).toEqual({
      ...{ microphone: 'Available', camera: 'Available', speaker: 'NotAvailable' },
    });
    expect(await result.browserSupport).toEqual({ browser: 'Supported', os: 'Supported' });
    expect(await result.inCallDiagnostics).toMatchObject({ connected: false, bandWidth: 'Bad' });
  });
});
