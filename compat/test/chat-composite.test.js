import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startChatBed } from './chat-bed.js';

const artifacts = join(import.meta.dirname, '../../artifacts/compat');

let bed;
test.beforeAll(async () => {
  bed = await startChatBed();
});
test.afterAll(() => bed.stop());

const composer = (page) => page.getByRole('textbox', { name: 'Enter a message' });
const send = async (page, text) => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
};
const participants = (page) =>
  page.evaluate(() =>
    Object.values(window.chatAdapter.getState().thread.participants)
      .map(({ displayName }) => displayName)
      .sort(),
  );

test.describe('ChatComposite', () => {
  test('chats between two browsers through the emulator', async () => {
    const [ann, ben, cem] = await Promise.all(['Ann', 'Ben', 'Cem'].map(bed.addUser));
    const { threadId, client } = await bed.createThread('Lunch', [ann, ben]);
    const [anns, bens] = await Promise.all([bed.open(ann, threadId), bed.open(ben, threadId)]);

    await test.step('both see the topic and who has joined', async () => {
      for (const page of [anns, bens]) {
        await expect(page.getByText('Lunch', { exact: true })).toBeVisible();
        await expect(page.getByText('Ann, Ben joined the chat.').first()).toBeVisible();
        await expect.poll(() => participants(page)).toEqual(['Ann', 'Ben']);
      }
    });

    await test.step('typing is seen by the other', async () => {
      await composer(anns).pressSequentially('Hel');
      await expect(bens.getByText('Ann is typing ...')).toBeVisible();
    });

    await test.step('a message arrives, typing ends, and its author sees that it was read', async () => {
      await send(anns, 'Hello Ben');
      await expect(bens.getByText('Hello Ben', { exact: true }).first()).toBeVisible();
      await expect(bens.getByText('Ann is typing ...')).toBeHidden();
      await bens.mouse.move(450, 350);
      await bens.bringToFront();
      await expect(anns.getByRole('status', { name: 'Message seen by others' })).toBeVisible();
    });

    await test.step('the answer arrives', async () => {
      await send(bens, 'Hello Ann, pizza <b>&</b> salad?');
      await expect(anns.getByText('Hello Ann, pizza <b>&</b> salad?', { exact: true }).first()).toBeVisible();
    });

    await test.step('an edited topic and an added participant show without a reload', async () => {
      await client.updateTopic('Dinner');
      await client.addParticipants({
        participants: [{ id: { communicationUserId: cem.userId }, displayName: cem.displayName }],
      });
      for (const page of [anns, bens]) {
        await expect(page.getByText('Dinner', { exact: true })).toBeVisible();
        await expect(page.getByText('Cem joined the chat.').first()).toBeVisible();
        await expect.poll(() => participants(page)).toEqual(['Ann', 'Ben', 'Cem']);
      }
    });

    await test.step('everything is there again after a reload', async () => {
      await anns.reload();
      await expect(anns.getByText('Hello Ben', { exact: true }).first()).toBeVisible();
      await expect(anns.getByText('Hello Ann, pizza <b>&</b> salad?', { exact: true }).first()).toBeVisible();
    });

    await anns.screenshot({ path: join(artifacts, 'chat-composite-ann.png') });
    await bens.screenshot({ path: join(artifacts, 'chat-composite-ben.png') });
    expect(anns.errors).toEqual([]);
    expect(bens.errors).toEqual([]);
  });

  test('deletes and edits are seen by the other', async () => {
    const [ann, ben] = await Promise.all(['Ann', 'Ben'].map(bed.addUser));
    const { threadId, client } = await bed.createThread('Changes', [ann, ben]);
    const bens = await bed.open(ben, threadId);
    await expect(bens.getByText('Changes', { exact: true })).toBeVisible();
    const { id: edited } = await client.sendMessage({ content: 'frist' }, { senderDisplayName: 'Ann' });
    const { id: deleted } = await client.sendMessage({ content: 'second' }, { senderDisplayName: 'Ann' });
    await expect(bens.getByText('second', { exact: true }).first()).toBeVisible();
    await client.updateMessage(edited, { content: 'first' });
    await client.deleteMessage(deleted);
    await expect(bens.getByText('first', { exact: true }).first()).toBeVisible();
    await expect(bens.getByText('second', { exact: true })).toHaveCount(0);
    await expect(bens.getByText('Edited').first()).toBeVisible();
    expect(bens.errors).toEqual([]);
  });
});
