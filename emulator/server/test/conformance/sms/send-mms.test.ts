import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handset, startSmsBed, tollFree } from './support/sms-bed.ts';

let bed: Awaited<ReturnType<typeof startSmsBed>>;
beforeAll(async () => {
  bed = await startSmsBed();
});
afterAll(() => bed.stop());

describe('Mms_Send', () => {
  it('brings attachments to the handset', async () => {
    const attachments = [{ contentType: 'image/png', contentInBase64: 'iVBORw0KGgo=' }];
    const body = { from: tollFree, recipients: [{ to: handset }], message: 'Look', attachments };
    expect(await bed.request('POST', '/mms?api-version=2024-01-14-preview', body)).toMatchObject({
      status: 202,
      body: { value: [{ to: handset, successful: true }] },
    });
    expect((await bed.wait({ match: 'Look' })).body).toMatchObject({ attachments });
  });
});
