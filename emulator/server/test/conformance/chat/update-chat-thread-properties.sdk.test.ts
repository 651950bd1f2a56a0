import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectRefusal, startChatBed, type ChatUser } from './support/chat-bed.ts';

let bed: Awaited<ReturnType<typeof startChatBed>>;
let ann: ChatUser;
let ben: ChatUser;
let threadId: string;

beforeAll(async () => {
  bed = await startChatBed();
  [ann, ben] = [await bed.createUser(), await bed.createUser()];
  threadId = await bed.createThread(ann, ben);
});
afterAll(() => bed.stop());

describe('ChatThread_UpdateChatThreadProperties', () => {
  it('changes topic, metadata and retention policy', async () => {
    await ben.thread(threadId).updateTopic('Dinner');
    await ann.thread(threadId).updateProperties({
      metadata: { place: 'home' },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 30 },
    });
    expect(await ann.thread(threadId).getProperties()).toMatchObject({
      topic: 'Dinner',
      metadata: { place: 'home' },
      retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 30 },
    });
  });

  it('refuses a retention policy out of bounds', async () => {
    const retentionPolicy = { kind: 'threadCreationDate', deleteThreadAfterDays: 29 } as const;
    await expectRefusal(ann.thread(threadId).updateProperties({ retentionPolicy }), 400, 'BadRequest');
  });

  it('deletes the thread when the policy says so', async () => {
    await bed.emulator.clock.advance(29 * 24 * 3600_000);
    await bed.emulator.clock.advance(2 * 24 * 3600_000);
    // Tokens end within a day, so the emulator itself is asked.
    const state = await fetch(
      `${bed.emulator.endpoint}/_emulator/events/wait?type=ChatThreadDeleted&timeout=PT1S`,
    );
    expect(JSON.stringify(await state.json())).toContain('deletedByPolicy');
  });
});
