import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ChatClient } from '@azure/communication-chat';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { CommunicationIdentityClient } from '@azure/communication-identity';
import { RoomsClient } from '@azure/communication-rooms';
import { expect, test } from '@playwright/test';
import { connectionString, endpoint, startBrowserBed } from './browser-bed.js';

const artifacts = join(import.meta.dirname, '../../artifacts/compat');
const identities = new CommunicationIdentityClient(connectionString);

let bed;
test.beforeAll(async () => {
  bed = await startBrowserBed([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
  ]);
});
test.afterAll(() => bed.stop());

async function addUser(displayName, scopes = ['voip']) {
  const { user, token } = await identities.createUserAndToken(scopes);
  return { userId: user.communicationUserId, displayName, token };
}

const open = (user, call) => bed.open('/call', { callSettings: { endpoint, ...user, ...call } });

const callState = (page) => page.evaluate(() => window.callAdapter?.getState().call?.state);
const others = (page) =>
  page.evaluate(() =>
    Object.values(window.callAdapter.getState().call?.remoteParticipants ?? {})
      .map(({ displayName, state }) => `${displayName} ${state}`)
      .sort(),
  );
const first = (page, name) =>
  page.evaluate(
    (key) => Object.values(window.callAdapter.getState().call.remoteParticipants)[0]?.[key],
    name,
  );
const callProperty = (page, name) => page.evaluate((key) => window.callAdapter.getState().call?.[key], name);
/** Pictures that were drawn in the composite's own video elements, the remote ones. */
const remotePictures = (page) =>
  page.evaluate(() => {
    const counts = [...document.querySelectorAll('video')].map((video) => ({
      frames: video.getVideoPlaybackQuality().totalVideoFrames,
      isMirrored: video.style.transform !== '',
    }));
    return Math.max(0, ...counts.filter(({ isMirrored }) => !isMirrored).map(({ frames }) => frames));
  });

const button = (page, id) => page.locator(`[data-ui-id="call-composite-${id}"]`);
const hangUp = async (page) => {
  await button(page, 'hangup-button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click();
  await expect.poll(() => page.evaluate(() => window.callAdapter.getState().page)).toBe('leftCall');
};
async function turnOnCameraAndStart(page) {
  await page
    .getByRole('button', { name: /camera/i })
    .first()
    .click();
  await page.getByRole('button', { name: /start call|join/i }).click();
}

test('a group call between two browsers: both see each other, unmute, raise a hand, share and leave', async () => {
  const locator = { groupId: randomUUID() };
  const [ann, ben] = [await addUser('Ann'), await addUser('Ben')];
  const [anns, bens] = [await open(ann, { locator }), await open(ben, { locator })];
  for (const page of [anns, bens]) {
    await turnOnCameraAndStart(page);
    await expect.poll(() => callState(page)).toBe('Connected');
  }
  await expect.poll(() => others(anns)).toEqual(['Ben Connected']);
  await expect.poll(() => others(bens)).toEqual(['Ann Connected']);
  for (const page of [anns, bens]) await expect.poll(() => remotePictures(page)).toBeGreaterThan(10);

  await anns
    .getByRole('button', { name: /unmute|mic/i })
    .first()
    .click();
  await expect.poll(() => first(bens, 'isMuted')).toBe(false);
  await anns.getByRole('button', { name: /raise/i }).click();
  await expect.poll(() => first(bens, 'raisedHand')).toMatchObject({ raisedHandOrderPosition: 1 });
  await button(anns, 'screenshare-button').click();
  await expect.poll(() => callProperty(bens, 'screenShareRemoteParticipant')).toBe(ann.userId);
  await bens.screenshot({ path: join(artifacts, 'call-composite-group.png') });

  await hangUp(anns);
  await expect.poll(() => others(bens)).toEqual([]);
  for (const page of [anns, bens]) expect(page.errors).toEqual([]);
});

test('a one-to-one call: it rings, is answered, and ends for both', async () => {
  const [ann, ben] = [await addUser('Ann'), await addUser('Ben')];
  const bens = await open(ben, {});
  await expect.poll(() => bens.evaluate(() => window.callAgent?.connectionState)).toBe('Connected');
  const anns = await open(ann, { callees: [ben.userId] });
  await turnOnCameraAndStart(anns);
  await expect.poll(() => bens.evaluate(() => window.incomingCall?.callerInfo.displayName)).toBe('Ann');
  await expect.poll(() => callState(anns)).toBe('Ringing');
  await anns.screenshot({ path: join(artifacts, 'call-composite-ringing.png') });
  await bens.evaluate(async () => void (await window.incomingCall.accept()));
  await expect.poll(() => callState(anns)).toBe('Connected');
  await bens.evaluate(() => window.callAgent.calls[0].hangUp());
  await expect.poll(() => anns.evaluate(() => window.callAdapter.getState().page)).toBe('leftCall');
  expect(anns.errors).toEqual([]);
});

test('a room: the presenter is seen by the consumer, who can only watch', async () => {
  const [ann, ben, cem] = [await addUser('Ann'), await addUser('Ben'), await addUser('Cem')];
  const invite = ({ userId }, role) => ({ id: { communicationUserId: userId }, role });
  const { id: roomId } = await new RoomsClient(connectionString).createRoom({
    participants: [invite(ann, 'Presenter'), invite(ben, 'Consumer')],
  });
  const [anns, bens] = [await open(ann, { locator: { roomId } }), await open(ben, { locator: { roomId } })];
  await turnOnCameraAndStart(anns);
  await bens.getByRole('button', { name: /start call|join/i }).click();
  for (const page of [anns, bens]) await expect.poll(() => callState(page)).toBe('Connected');
  await expect.poll(() => remotePictures(bens)).toBeGreaterThan(10);
  expect(await callProperty(bens, 'role')).toBe('Consumer');
  await expect(button(bens, 'screenshare-button')).toBeDisabled();

  const cems = await open(cem, { locator: { roomId } });
  await cems.getByRole('button', { name: /start call|join/i }).click();
  const endReason = () => cems.evaluate(() => window.callAdapter.getState().endedCall?.callEndReason);
  await expect.poll(endReason).toEqual({ code: 403, subCode: 5828 });
  for (const page of [anns, bens, cems]) expect(page.errors).toEqual([]);
});

test('CallWithChatComposite: a group call with its chat beside it', async () => {
  const scopes = ['voip', 'chat'];
  const [ann, ben] = [await addUser('Ann', scopes), await addUser('Ben', scopes)];
  const chat = new ChatClient(endpoint, new AzureCommunicationTokenCredential(ann.token));
  const participants = [ann, ben].map(({ userId, displayName }) => ({
    ...{ id: { communicationUserId: userId }, displayName },
  }));
  const { chatThread } = await chat.createChatThread({ topic: 'Meeting' }, { participants });
  const call = { locator: { groupId: randomUUID() }, chatThreadId: chatThread.id };
  const [anns, bens] = [await open(ann, call), await open(ben, call)];
  for (const page of [anns, bens]) {
    await turnOnCameraAndStart(page);
    await expect.poll(() => callState(page)).toBe('Connected');
  }
  for (const page of [anns, bens]) await expect.poll(() => remotePictures(page)).toBeGreaterThan(10);
  for (const page of [anns, bens]) await page.getByRole('button', { name: /chat/i }).first().click();
  await anns.getByRole('textbox', { name: /message/i }).fill('Can you hear me?');
  await anns.getByRole('textbox', { name: /message/i }).press('Enter');
  await expect(bens.getByText('Can you hear me?').first()).toBeVisible();
  await anns.screenshot({ path: join(artifacts, 'call-with-chat-composite.png') });
  for (const page of [anns, bens]) expect(page.errors).toEqual([]);
});
