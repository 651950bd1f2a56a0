import { describe, expect, it } from 'vitest';
import { createSipRoutingHarness } from '../testing/sip-routing-harness.ts';

const one = { 'one.example.com': { sipSignalingPort: 5061 } };
const two = { 'two.example.com': { sipSignalingPort: 5062 } };
const route = (name: string, trunks: string[] = [], numberPattern = '^\\+1[0-9]{10}$') => ({
  name,
  numberPattern,
  trunks,
});

describe('SipRouting_Update', () => {
  it('200 sets trunks one by one and removes them by null', async () => {
    const { update } = createSipRoutingHarness();
    await update({ trunks: one });
    expect((await update({ trunks: two })).trunks).toEqual({ ...one, ...two });
    expect((await update({ trunks: { 'one.example.com': null } })).trunks).toEqual(two);
  });

  it('200 replaces the routes as a whole and keeps their order', async () => {
    const { update } = createSipRoutingHarness();
    const routes = [
      { ...route('Second', ['one.example.com']), description: 'by the first trunk' },
      route('First', [], '^+[1-9][0-9]{3,23}$'),
    ];
    expect(await update({ trunks: one, routes })).toEqual({ trunks: one, routes });
    expect((await update({ routes: [route('Other')] })).routes).toEqual([route('Other')]);
    expect((await update({ routes: [] })).trunks).toEqual(one);
  });

  it.each([
    [undefined, 'EmptyPatch'],
    [{}, 'EmptyPatch'],
    [{ trunks: {} }, 'EmptyPatch'],
    [{ trunks: { '-1': { sipSignalingPort: 8239 } } }, 'InvalidTrunkFqdn'],
    [{ trunks: { localhost: { sipSignalingPort: 8239 } } }, 'InvalidTrunkFqdn'],
    [{ trunks: { 'sbc.example.com': { sipSignalingPort: 0 } } }, 'InvalidTrunkSipSignalingPort'],
    [{ trunks: { 'sbc.example.com': {} } }, 'InvalidTrunkSipSignalingPort'],
    [{ routes: [route('')] }, 'InvalidRouteName'],
    [{ routes: [route('a', [], '')] }, 'InvalidRouteNumberPattern'],
    [{ routes: [route('a', [], '[')] }, 'InvalidRouteNumberPattern'],
    [{ routes: [{ ...route('a'), description: 'x'.repeat(1025) }] }, 'InvalidRouteDescription'],
    [{ routes: [route('a'), route('a')] }, 'DuplicatedRoute'],
    [{ routes: [route('a', ['missing.example.com'])] }, 'MissingTrunk'],
    [{ routes: Array.from({ length: 251 }, (_, index) => route(`route ${index}`)) }, 'TooManyRoutes'],
  ])('422 with the fault as inner error for %o', async (body, code) => {
    const { failure, get } = createSipRoutingHarness();
    expect(await failure(body)).toMatchObject({
      status: 422,
      code: 'UnprocessableConfiguration',
      message: 'One or more request inputs are not valid.',
      innererror: { code },
    });
    expect(await get()).toEqual({ trunks: {}, routes: [] });
  });

  it('422 for more than 250 trunks', async () => {
    const { failure } = createSipRoutingHarness();
    const trunks = Object.fromEntries(
      Array.from({ length: 251 }, (_, index) => [`sbc${index}.example.com`, { sipSignalingPort: 5061 }]),
    );
    expect(await failure({ trunks })).toMatchObject({ innererror: { code: 'TooManyTrunks' } });
  });

  it('422 for the removal of a trunk that a route leads to', async () => {
    const { failure, update } = createSipRoutingHarness();
    await update({ trunks: one, routes: [route('a', ['one.example.com'])] });
    expect(await failure({ trunks: { 'one.example.com': null } })).toMatchObject({
      innererror: { code: 'MissingTrunk' },
    });
  });
});
