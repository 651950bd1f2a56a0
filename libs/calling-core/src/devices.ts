import type { DeviceManager, LocalVideoStream, VideoDeviceInfo } from '@switchboard/calling';
import type { Background } from './background.ts';
import { CallingFailure, toErrorCode } from './calling-error.ts';
import type { CallingCommands, CallingSessionOptions } from './calling-session.ts';
import type { DeviceChoice } from './calling-state.ts';
import { attempt, changeDevices, type SessionContext } from './session-context.ts';
import { StoredItem } from './stored-item.ts';

const storageKey = 'switchboard-call-devices';
/** By name too: browsers give a device another id when the site's data is cleared. */
type Remembered = Partial<Record<DeviceChoice, { readonly id: string; readonly name: string }>>;

export interface Devices extends Pick<
  CallingCommands,
  'askForDevices' | 'selectCamera' | 'selectMicrophone' | 'selectSpeaker' | 'openPreview'
> {
  /** The chosen camera as a stream. Throws `calling/camera-failed` when there is none. */
  createCamera(): Promise<LocalVideoStream>;
  /** The same; why there is none becomes a problem. */
  openCamera(): Promise<LocalVideoStream | undefined>;
}

/** Cameras, microphones and speakers: lists that follow plugging, and choices that are remembered. */
export function createDevices(
  context: SessionContext,
  { storage }: Pick<CallingSessionOptions, 'storage'>,
  currentCamera: () => LocalVideoStream | undefined,
  background: Pick<Background, 'prepare'>,
): Devices {
  let following: Promise<DeviceManager> | undefined;
  const stored = new StoredItem(storage, storageKey);
  const remembered: Remembered = parseRemembered(stored.read());

  function follow(): Promise<DeviceManager> {
    following ??= context.loaded().then(({ devices }) => {
      const read = () => void attempt(context, () => readLists(devices));
      devices.on('videoDevicesUpdated', read);
      devices.on('audioDevicesUpdated', read);
      devices.on('selectedMicrophoneChanged', () => readSelection(devices));
      devices.on('selectedSpeakerChanged', () => readSelection(devices));
      return devices;
    });
    following.catch(() => (following = undefined));
    return following;
  }

  async function readLists(devices: DeviceManager): Promise<void> {
    const { isSpeakerSelectionAvailable } = devices;
    const cameras = await devices.getCameras();
    const microphones = await devices.getMicrophones();
    const speakers = isSpeakerSelectionAvailable ? await devices.getSpeakers() : [];
    const camera = findRemembered(cameras, remembered.camera) ?? cameras[0];
    changeDevices(context, {
      ...{ cameras, microphones, speakers, isSpeakerSelectionAvailable, cameraId: camera?.id },
      absent: {
        ...absentOf('camera', cameras),
        ...absentOf('microphone', microphones),
        ...absentOf('speaker', speakers),
      },
      ...(cameras.length > 0 ? { cameraPermission: 'granted' } : {}),
      ...(microphones.length > 0 ? { microphonePermission: 'granted' } : {}),
    });
    const microphone = findRemembered(microphones, remembered.microphone);
    if (microphone && microphone.id !== devices.selectedMicrophone?.id)
      await devices.selectMicrophone(microphone);
    const speaker = findRemembered(speakers, remembered.speaker);
    if (speaker && speaker.id !== devices.selectedSpeaker?.id) await devices.selectSpeaker(speaker);
    readSelection(devices);
  }

  /** Before the person has permitted devices nothing is listed and nothing can be missed. */
  function absentOf(choice: DeviceChoice, listed: readonly { id: string; name: string }[]) {
    const wanted = remembered[choice];
    return wanted && listed.length > 0 && !findRemembered(listed, wanted) ? { [choice]: wanted.name } : {};
  }

  const readSelection = ({ selectedMicrophone, selectedSpeaker }: DeviceManager) =>
    changeDevices(context, { microphoneId: selectedMicrophone?.id, speakerId: selectedSpeaker?.id });

  function remember(choice: DeviceChoice, { id, name }: { id: string; name: string }): void {
    remembered[choice] = { id, name };
    const { [choice]: _present, ...absent } = context.store.get().devices.absent;
    changeDevices(context, { absent });
    stored.write(JSON.stringify(remembered));
  }

  async function requireCamera(): Promise<VideoDeviceInfo> {
    await readLists(await follow());
    const { cameras, cameraId } = context.store.get().devices;
    const camera = cameras.find(({ id }) => id === cameraId);
    if (camera) return camera;
    throw new CallingFailure('calling/camera-failed', 'No camera is connected.');
  }

  async function createCamera(): Promise<LocalVideoStream> {
    if (context.store.get().devices.cameras.length === 0) await ask({ audio: false, video: true });
    if (context.store.get().devices.cameraPermission === 'denied')
      throw new CallingFailure('calling/camera-denied', 'The use of the camera is not permitted.');
    const { sdk } = await context.loaded();
    const camera = new sdk.LocalVideoStream(await requireCamera());
    await background.prepare(camera);
    return camera;
  }

  async function ask(kinds: { audio: boolean; video: boolean }): Promise<void> {
    const devices = await follow();
    const access = await devices.askDevicePermission(kinds);
    changeDevices(context, {
      ...(kinds.audio ? { microphonePermission: access.audio ? 'granted' : 'denied' } : {}),
      ...(kinds.video ? { cameraPermission: access.video ? 'granted' : 'denied' } : {}),
    });
    await readLists(devices);
  }

  return {
    createCamera,
    askForDevices: (kinds) => attempt(context, () => ask(kinds)),
    selectCamera: (id) =>
      attempt(context, async () => {
        const camera = requireListed(context.store.get().devices.cameras, id);
        remember('camera', camera);
        changeDevices(context, { cameraId: id });
        const current = currentCamera();
        if (current && current.source.id !== id) await current.switchSource(camera);
      }),
    selectMicrophone: (id) =>
      attempt(context, async () => {
        const microphone = requireListed(context.store.get().devices.microphones, id);
        remember('microphone', microphone);
        await (await follow()).selectMicrophone(microphone);
      }),
    selectSpeaker: (id) =>
      attempt(context, async () => {
        const speaker = requireListed(context.store.get().devices.speakers, id);
        remember('speaker', speaker);
        await (await follow()).selectSpeaker(speaker);
      }),
    async openCamera() {
      let camera: LocalVideoStream | undefined;
      await attempt(context, async () => {
        camera = await createCamera();
      });
      return camera;
    },
    openPreview: () =>
      createCamera().then(
        (camera) => ({ camera }),
        (thrown: unknown) => ({ failure: toErrorCode(thrown) }),
      ),
  };
}

function requireListed<Device extends { readonly id: string }>(
  devices: readonly Device[],
  id: string,
): Device {
  const device = devices.find((listed) => listed.id === id);
  if (device) return device;
  throw new CallingFailure('calling/failed', `There is no device ${id} any more.`);
}

function findRemembered<Device extends { readonly id: string; readonly name: string }>(
  devices: readonly Device[],
  wanted: { readonly id: string; readonly name: string } | undefined,
): Device | undefined {
  if (!wanted) return undefined;
  return devices.find(({ id }) => id === wanted.id) ?? devices.find(({ name }) => name === wanted.name);
}

function parseRemembered(text = '{}'): Remembered {
  try {
    const value: unknown = JSON.parse(text);
    const isChoice = (entry: unknown) =>
      typeof entry === 'object' && entry !== null && 'id' in entry && 'name' in entry;
    return Object.fromEntries(
      Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(([, entry]) =>
        isChoice(entry),
      ),
    ) as Remembered;
  } catch {
    return {};
  }
}
