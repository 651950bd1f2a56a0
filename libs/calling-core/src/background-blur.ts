import type { LocalVideoStream } from '@switchboard/calling';
import { CallingFailure } from './calling-error.ts';
import type { CallingCommands, CallingSessionOptions } from './calling-session.ts';
import { attempt, changeDevices, reportProblem, type SessionContext } from './session-context.ts';
import { StoredItem } from './stored-item.ts';

const storageKey = 'switchboard-call-background';

export interface BackgroundBlur extends Pick<CallingCommands, 'setBackgroundBlurred'> {
  /** Before a camera is shown to anybody. Throws when the background was to be blurred and cannot be. */
  prepare(camera: LocalVideoStream): Promise<void>;
}

/**
 * Whether the background of the camera is blurred: a wish that is remembered. A camera is never shown without the blur that
 * was wished for: when it fails the camera stays off until the wish is taken back.
 */
export function createBackgroundBlur(
  context: SessionContext,
  { storage, loadBackgroundBlur }: Pick<CallingSessionOptions, 'storage' | 'loadBackgroundBlur'>,
  currentCamera: () => LocalVideoStream | undefined,
): BackgroundBlur {
  const storedWish = new StoredItem(storage, storageKey);
  let isWished = storedWish.read() === 'blur';
  let latest: LocalVideoStream | undefined;
  /** Cameras whose effects are listened to. */
  const watched = new WeakSet<LocalVideoStream>();
  const become = (backgroundBlur: 'off' | 'starting' | 'on' | 'failed') =>
    changeDevices(context, { backgroundBlur });
  if (isWished) become('on');

  async function featureOf(camera: LocalVideoStream) {
    const { sdk } = await context.loaded();
    return camera.feature(sdk.Features.VideoEffects);
  }

  async function apply(camera: LocalVideoStream): Promise<void> {
    const effect = await loadBackgroundBlur().then((Effect) => new Effect(), asFailure);
    const feature = await featureOf(camera);
    if (!(await feature.isSupported(effect)))
      throw new CallingFailure('calling/blur-unsupported', 'This browser cannot blur the background.');
    await feature.startEffects(effect).catch(asFailure);
    if (watched.has(camera)) return;
    watched.add(camera);
    // While it runs; failures of the start are thrown.
    feature.on('effectsError', () => {
      if (isWished && context.store.get().devices.backgroundBlur === 'on')
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

  async function begin(): Promise<void> {
    become('starting');
    try {
      for (const camera of shown()) await apply(camera);
      if (isWished) become('on');
    } catch (thrown) {
      // It was seen without before: it stays so, and the wish was in vain.
      wish(false);
      become('off');
      throw thrown;
    }
  }

  async function end(): Promise<void> {
    become('off');
    for (const camera of shown()) await (await featureOf(camera)).stopEffects();
  }

  function wish(isOn: boolean): void {
    isWished = isOn;
    storedWish.write(isOn ? 'blur' : 'none');
  }

  return {
    async prepare(camera) {
      latest = camera;
      if (!isWished) return;
      become('starting');
      try {
        await apply(camera);
        if (isWished) become('on');
      } catch (thrown) {
        become('failed');
        throw thrown;
      }
    },
    setBackgroundBlurred: (isOn) => {
      wish(isOn);
      return attempt(context, isOn ? begin : end);
    },
  };
}

function asFailure(cause: unknown): never {
  throw new CallingFailure('calling/blur-failed', 'The background could not be blurred.', { cause });
}
