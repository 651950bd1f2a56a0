import { AppError } from '@switchboard/node-kit';
import { describe, expect, it } from 'vitest';
import { ControllableClock } from '../../test/support/controllable-clock.ts';
import {
  NumberTaskGateway,
  TaskRefusedError,
  type NumberTask,
  type TaskProgress,
} from './number-task-gateway.ts';
import { NumberWorkSteps } from './number-work-steps.ts';
import type { PurchaseWork, ReleaseWork, SearchWork } from './number-work.ts';
import { PhoneNumberGateway, type OwnedNumber } from './phone-number-gateway.ts';

const phoneNumber = '+18335550123';
const monthlyCost = { amount: 2, currencyCode: 'USD' };
const capabilities = { calling: 'none', sms: 'outbound' } as const;
const wish = { countryCode: 'US', numberType: 'tollFree', capabilities, quantity: 1 } as const;
const operationId = 'purchase_1';

const refused = (status: number) =>
  new TaskRefusedError(status, { code: 'phone-numbers/no-longer-available', message: 'No.' }, undefined);
const unreachable = new AppError('unavailable', 'acs/unavailable', 'Not there.', { retryAfterSeconds: 5 });

/** Answers each call with the next of its answers; an error is thrown. */
class ScriptedTasks extends NumberTaskGateway {
  readonly calls: string[] = [];
  readonly #answers: (TaskProgress | Error)[];

  constructor(answers: (TaskProgress | Error)[]) {
    super();
    this.#answers = answers;
  }

  override begin(task: NumberTask): Promise<TaskProgress> {
    return this.#answer(`begin ${task.kind}`);
  }
  override follow(_: NumberTask, id: string): Promise<TaskProgress> {
    return this.#answer(`follow ${id}`);
  }
  async #answer(call: string): Promise<TaskProgress> {
    this.calls.push(call);
    const answer = this.#answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error(`nobody expected ${call}`);
    return answer;
  }
}

class FakeNumbers extends PhoneNumberGateway {
  looks = 0;
  readonly #owned: readonly string[];

  constructor(owned: readonly string[]) {
    super();
    this.#owned = owned;
  }
  override async listOwned(): Promise<OwnedNumber[]> {
    this.looks += 1;
    return this.#owned.map((owned) => ({ phoneNumber: owned }) as OwnedNumber);
  }
  override listCountries = async () => [];
  override listOfferings = async () => [];
  override listLocalities = async () => [];
  override listAreaCodes = async () => [];
}

function stage(answers: (TaskProgress | Error)[], owned: readonly string[] = []) {
  const [tasks, numbers, clock] = [
    new ScriptedTasks(answers),
    new FakeNumbers(owned),
    new ControllableClock(),
  ];
  const state = {
    id: '1',
    status: 'running',
    requester: { id: '2', displayName: 'Admin', correlationId: undefined },
    failure: null,
    operationId: null,
    createdAt: clock.now(),
  } as const;
  const purchase: PurchaseWork = {
    ...state,
    kind: 'purchase',
    purchase: {
      searchId: '3',
      acsSearchId: '4',
      agreeToNotResell: false,
      phoneNumbers: [phoneNumber],
      monthlyCost,
      wish,
    },
  };
  const search: SearchWork = { ...state, kind: 'search', wish, found: null };
  const release: ReleaseWork = { ...state, kind: 'release', phoneNumber, monthlyCost };
  return {
    steps: new NumberWorkSteps({ tasks, numbers, clock }),
    tasks,
    numbers,
    clock,
    purchase,
    search,
    release,
  };
}

describe('a purchase', () => {
  it('fails with the reason when its first attempt is refused', async () => {
    const { steps, purchase, numbers } = stage([refused(409)], [phoneNumber]);
    expect(await steps.advance(purchase, 1)).toEqual({
      next: 'failed',
      failure: { code: 'phone-numbers/no-longer-available', message: 'No.' },
    });
    expect(numbers.looks).toBe(0);
  });

  it('goes on by the name of its operation', async () => {
    const { steps, purchase, tasks } = stage([
      { state: 'running', operationId },
      { state: 'succeeded', operationId },
    ]);
    expect(await steps.advance(purchase, 1)).toEqual({ next: 'again', operationId });
    expect(await steps.advance({ ...purchase, operationId }, 2)).toEqual({ next: 'succeeded' });
    expect(tasks.calls).toEqual(['begin purchase', `follow ${operationId}`]);
  });

  it('is not asked for again when the list shows that it was made', async () => {
    const { steps, purchase, tasks } = stage([], [phoneNumber]);
    expect(await steps.advance(purchase, 2)).toEqual({ next: 'succeeded' });
    expect(tasks.calls).toEqual([]);
  });

  it('is waited for when a later attempt is refused, but not for ever', async () => {
    const { steps, purchase, clock } = stage([refused(409), refused(409)]);
    expect(await steps.advance(purchase, 2)).toEqual({ next: 'again', operationId: null });
    clock.advance(10 * 60_000);
    expect(await steps.advance(purchase, 2)).toMatchObject({ next: 'failed' });
  });

  it('whose operation the resource has forgotten is what the list says', async () => {
    const made = stage([refused(404)], [phoneNumber]);
    expect(await made.steps.advance({ ...made.purchase, operationId }, 1)).toEqual({ next: 'succeeded' });
    const lost = stage([refused(404)]);
    expect(await lost.steps.advance({ ...lost.purchase, operationId }, 1)).toMatchObject({
      next: 'failed',
      failure: { code: 'phone-numbers/outcome-unknown' },
    });
  });

  it('that failed is believed only when the list agrees', async () => {
    const failed: TaskProgress = {
      state: 'failed',
      operationId,
      failure: { code: 'phone-numbers/refused', message: 'No.' },
    };
    const made = stage([failed], [phoneNumber]);
    expect(await made.steps.advance({ ...made.purchase, operationId }, 1)).toEqual({ next: 'succeeded' });
    const lost = stage([failed]);
    expect(await lost.steps.advance({ ...lost.purchase, operationId }, 1)).toEqual({
      next: 'failed',
      failure: failed.failure,
    });
  });

  it('goes on for a day while nothing can be found out', async () => {
    const { steps, purchase, clock } = stage([unreachable]);
    await expect(steps.advance(purchase, 1)).rejects.toBe(unreachable);
    clock.advance(23 * 60 * 60_000);
    expect(steps.afterError({ ...purchase, operationId }, unreachable)).toMatchObject({
      next: 'again',
      operationId,
    });
    clock.advance(60 * 60_000);
    expect(steps.afterError(purchase, unreachable)).toMatchObject({
      next: 'failed',
      failure: { code: 'phone-numbers/outcome-unknown' },
    });
  });

  it('waits as long as the resource asks for', () => {
    const { steps, purchase } = stage([]);
    const throttled = new AppError('limited', 'acs/throttled', 'Slow down.', { retryAfterSeconds: 30 });
    expect(steps.afterError(purchase, throttled)).toMatchObject({ next: 'again', notBeforeMs: 30_000 });
  });
});

describe('a release', () => {
  it('of a number that the resource does not have is done', async () => {
    const { steps, release } = stage([refused(404)]);
    expect(await steps.advance(release, 1)).toEqual({ next: 'succeeded' });
  });

  it('that is refused fails while the resource has the number', async () => {
    const { steps, release } = stage([refused(409)], [phoneNumber]);
    expect(await steps.advance(release, 1)).toMatchObject({ next: 'failed' });
  });
});

describe('a search', () => {
  it('fails when it finds nothing', async () => {
    const found = {
      acsSearchId: '4',
      phoneNumbers: [],
      monthlyCost,
      agreementRequired: false,
      expiresAt: new Date(),
    };
    const { steps, search } = stage([{ state: 'succeeded', operationId: 'search_4', found }]);
    expect(await steps.advance(search, 1)).toMatchObject({
      next: 'failed',
      failure: { code: 'phone-numbers/out-of-stock' },
    });
  });

  it('gives up after two minutes without the resource', () => {
    const { steps, search, clock } = stage([]);
    expect(steps.afterError(search, unreachable)).toMatchObject({ next: 'again' });
    clock.advance(2 * 60_000);
    expect(steps.afterError(search, unreachable)).toEqual({
      next: 'failed',
      failure: { code: 'acs/unavailable', message: 'Not there.' },
    });
  });
});
