import { describe, expect, it } from 'vitest';
import { createPhoneNumbersHarness } from '../testing/phone-numbers-harness.ts';

const id = 'PhoneNumbers_GetOperation';

describe(id, () => {
  it('200 with where the result is', async () => {
    const { call, search } = createPhoneNumbersHarness();
    const { operationId, searchId } = await search();
    const location = `/availablePhoneNumbers/searchResults/${searchId}?api-version=2025-06-01`;
    const { body, headers } = await call(id, { params: { operationId } });
    expect(headers).toEqual({ location });
    expect(body).toEqual({
      operationType: 'search',
      status: 'succeeded',
      resourceLocation: location,
      createdDateTime: '2026-01-31T12:00:00.5000000+00:00',
      id: operationId,
      lastActionDateTime: '0001-01-01T00:00:00+00:00',
    });
  });

  it('walks through the steps that a test holds', async () => {
    const { call, gate, operationView, search } = createPhoneNumbersHarness();
    gate.hold({ step: 'running' });
    gate.hold({ step: 'finished' });
    const { operationId } = await search();
    expect(await operationView(operationId)).toMatchObject({ status: 'notStarted' });
    await gate.release({ step: 'running' });
    expect(await operationView(operationId)).toMatchObject({ status: 'running' });
    expect((await call(id, { params: { operationId } })).headers['retry-after']).toBe('1');
    await gate.release({ operationType: 'search', step: 'finished' });
    expect(await operationView(operationId)).toMatchObject({ status: 'running' });
    await gate.release({});
    expect(await operationView(operationId)).toMatchObject({ status: 'succeeded' });
  });

  it('goes on after a restart with what was under way', async () => {
    const { gate, operationView, restart, search } = createPhoneNumbersHarness();
    gate.hold({});
    const { operationId } = await search();
    await restart();
    expect(await operationView(operationId)).toMatchObject({ status: 'succeeded' });
  });

  it('404 for an unknown one', async () => {
    const { failure } = createPhoneNumbersHarness();
    expect(await failure(id, { params: { operationId: 'search_x' } })).toMatchObject({ status: 404 });
  });
});
