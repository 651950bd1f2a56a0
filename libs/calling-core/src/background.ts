import type { LocalVideoStream } from '@switchboard/calling';
import { CallingFailure } from './calling-error.ts';
import type { CallingCommands, CallingSessionOptions } from './calling-session.ts';
import { attempt, changeDevices, reportProblem, type SessionContext } from './session-context.ts';
import { StoredItem } from './stored-item.ts';

const storageKey = 'switchboard-call-background';
const none = 'none';

export interface Background extends Pick<CallingCommands, 'setBackground'> {
  /** Before a camera is shown to anybody. Throws when the background was to be hidden and cannot be. */
  prepare(camera: LocalVideoStream): Promise<void>;
}

/**
 * What is seen behind the person: a wish that is remembered. A camera is never shown without the blur or the image that was
 * wished for: when it fails the camera stays off until the wish is taken back.
 */
export function createBackground(
  context: SessionContext,
  { storage, createBackgroundEffect }: Pick<CallingSessionOptions, 'storage' | 'createBackgroundEffect'>,
  currentCamera: () => LocalVideoStream | undefined,
): Background {
  const storedWish = new StoredItem(storage, storageKey);
  let wished = storedWish.read() ?? none;
  let latest: LocalVideoStream | undefined;
  /** Cameras whose effects are listened to. */
  const watched = new WeakSet<LocalVideoStream>();
  const become = (backgroundEffect: 'off' | 'starting' | 'on' | 'failed') =>
    changeDevices(context, { background: wished, backgroundEffect });
  if (wished !== none) become('on');

  async function featureOf(camera: LocalVideoStream) {
    const { sdk } = await context.loaded();
    return camera.feature(sdk.Features.VideoEffects);
  }

  async function apply(camera: LocalVideoStream): Promise<void> {
    const effect = await createBackgroundEffect(wished).catch(asFailure);
    const feature = await featureOf(camera);
    if (!(await feature.isSupported(effect)))
      throw new CallingFailure('calling/blur-unsupported', 'This browser cannot hide the background.');
    await feature.startEffects(effect).catch(asFailure);
    if (watched.has(camera)) return;
    watched.add(camera);
    // While it runs; failures of the start are thrown.
    feature.on('effectsError', () => {
      if (wished !== none && context.store.get().devices.backgroundEffect === 'on')
        fail(new CallingFailure('calling/blur-failed', 'The effect has ended.'));
    });
  }

  function fail(thrown: unknown): void {
    become('failed');
    reportProblem(context, thrown);
  }

  /** Those that are shown now: the one in the call, and the last that was made for a preview. */
  const shown = () =>
    new Set([currentCamera(), latest].filter((camera): camera is LocalVideoStream => camera !== undefined));

  async function begin(before: string): Promise<void> {
    const mine = wished;
    become('starting');
    try {
      for (const camera of shown()) await apply(camera);
      if (wished === mine) become('on');
    } catch (thrown) {
      if (wished !== mine) return;
      // It stays as it was seen, and the wish was in vain.
      wish(before);
      become(before === none ? 'off' : 'on');
      throw thrown;
    }
  }

  async function end(): Promise<void> {
    become('off');
    for (const camera of shown()) await (await featureOf(camera)).stopEffects();
  }

  function wish(background: string): void {
    wished = background;
    storedWish.write(background);
  }

  return {
    async prepare(camera) {
      latest = camera;
      if (wished === none) return;
      become('starting');
      try {
        await apply(camera);
        if (wished !== none) become('on');
      } catch (thrown) {
        become('failed');
        throw thrown;
      }
    },
    setBackground(background) {
      const before = wished;
      wish(background);
      return attempt(context, background === none ? end : () => begin(before));
    },
  };
}

function asFailure(cause: unknown): never {
  throw new CallingFailure('calling/blur-failed', 'The background could not be hidden.', { cause });
}
