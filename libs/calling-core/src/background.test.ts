import { describe, expect, it } from 'vitest';
import { start } from './testing/start-session.ts';

describe('the background', () => {
  async function withCamera(storage?: Map<string, string>) {
    const started = start(storage);
    started.scripted.devices.cameras = [{ id: 'camera:1', name: 'Front' }];
    await started.session.askForDevices({ audio: true, video: true });
    return { ...started, blur: () => started.session.getState().devices.backgroundEffect };
  }

  it('is blurred in the preview that is open, and as it is again', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.openPreview();
    expect(await session.setBackground('blur')).toBe(true);
    expect(blur()).toBe('on');
    await session.setBackground('none');
    expect(blur()).toBe('off');
    expect(scripted.effects.log).toEqual(['start BackgroundBlur', 'stop']);
  });

  it('is blurred before a camera is shown for whoever wished so last time', async () => {
    const storage = new Map<string, string>();
    await (await withCamera(storage)).session.setBackground('blur');
    const { scripted, session, blur } = await withCamera(storage);
    expect(await session.openPreview()).toHaveProperty('camera');
    expect(scripted.effects.log).toEqual(['start BackgroundBlur']);
    expect(blur()).toBe('on');
  });

  it('that cannot be blurred keeps the camera off until the wish is taken back', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.setBackground('blur');
    scripted.effects.refusal = new Error('no model');
    expect(await session.openPreview()).toEqual({ failure: 'calling/blur-failed' });
    expect(blur()).toBe('failed');
    await session.setBackground('none');
    expect(await session.openPreview()).toHaveProperty('camera');
  });

  it('of a camera that is seen already stays as it is when blurring fails', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.openPreview();
    scripted.effects.isPossible = false;
    expect(await session.setBackground('blur')).toBe(false);
    expect(blur()).toBe('off');
    expect(session.getState().problems).toMatchObject([{ code: 'calling/blur-unsupported' }]);
  });

  it('is listened to once, however often it is blurred', async () => {
    const { scripted, session } = await withCamera();
    await session.openPreview();
    for (const background of ['blur', 'none', 'hills']) await session.setBackground(background);
    expect(scripted.effects.listenerCount).toBe(1);
  });

  it('is an image in place of the blur, and the blur again when the image cannot be shown', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.openPreview();
    await session.setBackground('blur');
    expect(await session.setBackground('hills')).toBe(true);
    expect(session.getState().devices.background).toBe('hills');
    await session.setBackground('blur');
    scripted.effects.refusal = new Error('no image');
    expect(await session.setBackground('hills')).toBe(false);
    expect([session.getState().devices.background, blur()]).toEqual(['blur', 'on']);
    const [blurred, image] = ['BackgroundBlur', 'BackgroundReplacement'];
    expect(scripted.effects.log).toEqual([blurred, image, blurred, image].map((name) => `start ${name}`));
  });

  it('is not begun with when nobody wishes for it any more by the time that it could be', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.openPreview();
    scripted.effects.isSupported = async () => {
      void session.setBackground('none');
      return true;
    };
    await session.setBackground('blur');
    await session.setBackground('none');
    expect(scripted.effects.log).not.toContain('start BackgroundBlur');
    expect(blur()).toBe('off');
  });

  it('of a camera that opens meanwhile is the one that was wished for last', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.setBackground('blur');
    const opening = session.openPreview();
    await session.setBackground('hills');
    expect(await opening).toHaveProperty('camera');
    expect(scripted.effects.log.at(-1)).toBe('start BackgroundReplacement');
    expect(blur()).toBe('on');
  });

  it('goes back to what is seen, not to a wish that was overtaken', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.openPreview();
    scripted.effects.refusal = new Error('no image');
    const overtaken = session.setBackground('blur');
    expect([await session.setBackground('hills'), await overtaken]).toEqual([false, true]);
    expect([session.getState().devices.background, blur()]).toEqual(['none', 'off']);
  });

  it('stays impossible when another one was tried in vain', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.setBackground('blur');
    scripted.effects.refusal = new Error('no model');
    await session.openPreview();
    expect(await session.setBackground('hills')).toBe(false);
    expect([session.getState().devices.background, blur()]).toEqual(['blur', 'failed']);
    const seen = new Set<string>();
    session.subscribe(() => seen.add(blur()));
    await session.openPreview();
    expect(seen).not.toContain('starting');
  });

  it('is told when the blur ends by itself', async () => {
    const { scripted, session, blur } = await withCamera();
    await session.openPreview();
    await session.setBackground('blur');
    scripted.effects.emit('effectsError', { code: 500, message: 'lost' });
    expect(blur()).toBe('failed');
    expect(session.getState().problems).toMatchObject([{ code: 'calling/blur-failed' }]);
  });
});
