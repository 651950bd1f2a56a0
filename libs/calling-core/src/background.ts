import type { LocalVideoStream } from '@switchboard/calling';
import { CallingFailure } from './calling-error.ts';
import type { CallingCommands, CallingSessionOptions } from './calling-session.ts';
import type { DevicesState } from './calling-state.ts';
import { attempt, changeDevices, reportProblem, type SessionContext } from './session-context.ts';
import { StoredItem } from './stored-item.ts';

const storageKey = 'switchboard-call-background';
const none = 'none';

export interface Background extends Pick<CallingCommands, 'setBackground'> {
  /** Before a camera is shown to anybody. Throws when the background was to be hidden and cannot be. */
  prepare(camera: LocalVideoStream): Promise<void>;
}

/** A wish that was carried out, and how it went. */
interface Outcome {
  readonly background: string;
  readonly effect: DevicesState['backgroundEffect'];
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
  /** What is seen: a wish in vain goes back to it. */
  let seen: Outcome = { background: wished, effect: wished === none ? 'off' : 'on' };
  let latest: LocalVideoStream | undefined;
  let lastTurn: Promise<unknown> = Promise.resolve();
  /** Cameras whose effects are listened to. */
  const watched = new WeakSet<LocalVideoStream>();
  const become = (backgroundEffect: Outcome['effect']) =>
    changeDevices(context, { background: wished, backgroundEffect });
  if (wished !== none) become('on');

  /** Cameras are changed one wish after another: two at once could end in either. */
  function inTurn(change: () => Promise<void>): Promise<void> {
    const turn = lastTurn.then(change);
    lastTurn = turn.catch(() => undefined);
    return turn;
  }

  function settle(effect: Outcome['effect'], background: string): void {
    seen = { background, effect };
    if (wished === background) become(effect);
  }

  async function featureOf(camera: LocalVideoStream) {
    const { sdk } = await context.loaded();
    return camera.feature(sdk.Features.VideoEffects);
  }

  /** False when something else came to be wished for meanwhile; then nothing was changed. */
  async function apply(camera: LocalVideoStream, background: string): Promise<boolean> {
    const effect = await createBackgroundEffect(background).catch(asFailure);
    const feature = await featureOf(camera);
    if (!(await feature.isSupported(effect)))
      throw new CallingFailure('calling/blur-unsupported', 'This browser cannot hide the background.');
    if (wished !== background) return false;
    await feature.startEffects(effect).catch(asFailure);
    if (watched.has(camera)) return true;
    watched.add(camera);
    // While it runs; failures of the start are thrown.
    feature.on('effectsError', () => {
      if (wished === none || context.store.get().devices.backgroundEffect !== 'on') return;
      settle('failed', wished);
      reportProblem(context, new CallingFailure('calling/blur-failed', 'The effect has ended.'));
    });
    return true;
  }

  /** Those that are shown now: the one in the call, and the last that was made for a preview. */
  const shown = () =>
    new Set([currentCamera(), latest].filter((camera): camera is LocalVideoStream => camera !== undefined));

  async function begin(background: string): Promise<void> {
    try {
      for (const camera of shown()) if (!(await apply(camera, background))) return;
      settle('on', background);
    } catch (thrown) {
      if (wished !== background) return;
      wish(seen.background);
      become(seen.effect);
      throw thrown;
    }
  }

  async function end(): Promise<void> {
    for (const camera of shown()) await (await featureOf(camera)).stopEffects();
    settle('off', none);
  }

  function wish(background: string): void {
    wished = background;
    storedWish.write(background);
  }

  /** A camera that nobody sees yet gets what is wished for by the time that it is its turn. */
  async function hideBehind(camera: LocalVideoStream): Promise<void> {
    while (wished !== none) {
      const background = wished;
      // A wish whose own turn comes yet tells itself how it went.
      const tell = (effect: Outcome['effect']) => {
        if (seen.background === background) settle(effect, background);
      };
      try {
        if (!(await apply(camera, background))) continue;
        return tell('on');
      } catch (thrown) {
        if (wished !== background) continue;
        tell('failed');
        throw thrown;
      }
    }
  }

  return {
    async prepare(camera) {
      latest = camera;
      if (wished === none) return;
      // What has failed is not begun with anew before it works: previews open whenever it is not failed.
      if (context.store.get().devices.backgroundEffect !== 'failed') become('starting');
      await inTurn(() => hideBehind(camera));
    },
    setBackground(background) {
      wish(background);
      become(background === none ? 'off' : 'starting');
      return attempt(context, () =>
        inTurn(async () => {
          if (wished === background) await (background === none ? end() : begin(background));
        }),
      );
    },
  };
}

function asFailure(cause: unknown): never {
  throw new CallingFailure('calling/blur-failed', 'The background could not be hidden.', { cause });
}
