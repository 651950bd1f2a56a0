import type { Page } from '@playwright/test';

type Kind = 'videoinput' | 'audioinput' | 'audiooutput';

type Plugged = readonly [kind: Kind, label: string];

const twoOfEach: readonly Plugged[] = [
  ['videoinput', 'Front camera'],
  ['videoinput', 'Desk camera'],
  ['audioinput', 'Headset'],
  ['audioinput', 'Table microphone'],
];

interface Desk {
  plugIn(kind: Kind, label: string): void;
  pullOut(label: string): void;
  /** The name of the error with which devices of a kind do not open; none opens them. */
  refuse(kind: Kind, errorName?: string): void;
}
type DeskPage = typeof globalThis & { desk: Desk };

/**
 * Puts devices of the test's own in place of the browser's, from the next page view on: a camera sees somebody with a striped
 * shirt before a striped wall, a microphone hears a tone.
 */
export async function furnishDesk(page: Page, plugged: readonly Plugged[] = twoOfEach): Promise<void> {
  await page.addInitScript((initial: readonly Plugged[]) => {
    const devices: { kind: Kind; label: string; deviceId: string; groupId: string }[] = [];
    const refusals = new Map<string, string>();
    const open = new Map<string, Set<MediaStreamTrack>>();
    const { mediaDevices, permissions } = navigator;
    const isPermitted = () => ![...refusals.values()].includes('NotAllowedError');
    const tellChange = () => mediaDevices.dispatchEvent(new Event('devicechange'));

    const drawCamera = (label: string): MediaStreamTrack => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
      const pen = canvas.getContext('2d')!;
      const ellipse = (colour: string, ...shape: [x: number, y: number, rx: number, ry: number]) => {
        pen.fillStyle = colour;
        pen.beginPath();
        pen.ellipse(...shape, 0, 0, 7);
        pen.fill();
      };
      const stripe = (colour: string, ...box: [x: number, y: number, width: number, height: number]) => {
        pen.fillStyle = colour;
        pen.fillRect(...box);
      };
      let moment = 0;
      const draw = () => {
        for (let x = 0; x < 640; x += 16) stripe('#ffffff', x, 0, 8, 360);
        for (let x = 8; x < 640; x += 16)
          stripe(label === 'Desk camera' ? '#553311' : '#335555', x, 0, 8, 360);
        ellipse('#203060', 320, 350, 150, 125);
        for (let x = 230; x < 410; x += 8) stripe('#ffffff', x, 290, 4, 60);
        ellipse('#e0b090', 320, 150, 55, 70);
        ellipse('#402010', 320, 105, 60, 35);
        for (const x of [295, 333]) stripe('#222222', x, 145, 12, 8);
        stripe('#aa3333', 303, 190, 34, 6);
        // Browsers give no picture while nothing changes.
        stripe(`rgb(${(moment += 8) % 256} 0 0)`, 0, 0, 4, 4);
      };
      draw();
      const timer = setInterval(() => (track.readyState === 'live' ? draw() : clearInterval(timer)), 66);
      const track = canvas.captureStream().getVideoTracks()[0]!;
      return track;
    };
    const hum = (): MediaStreamTrack => {
      const audio = new AudioContext();
      const output = audio.createMediaStreamDestination();
      const tone = audio.createOscillator();
      tone.connect(output);
      tone.start();
      return output.stream.getAudioTracks()[0]!;
    };
    const openDevice = (kind: Kind, wanted: boolean | MediaTrackConstraints): MediaStreamTrack => {
      const refusal = refusals.get(kind);
      if (refusal) throw new DOMException('refused', refusal);
      const { exact } = ((wanted as MediaTrackConstraints).deviceId ?? {}) as { exact?: string };
      const device = devices.find(
        (known) => known.kind === kind && (exact ?? known.deviceId) === known.deviceId,
      );
      if (!device) throw new DOMException('none', 'NotFoundError');
      const track = kind === 'videoinput' ? drawCamera(device.label) : hum();
      open.set(device.label, (open.get(device.label) ?? new Set()).add(track));
      return track;
    };

    mediaDevices.enumerateDevices = async () =>
      devices.map((device) => ({
        ...device,
        ...(isPermitted() ? {} : { label: '', deviceId: '' }),
      })) as never;
    mediaDevices.getUserMedia = async ({ audio, video } = {}) => {
      return new MediaStream([
        ...(audio ? [openDevice('audioinput', audio)] : []),
        ...(video ? [openDevice('videoinput', video)] : []),
      ]);
    };
    permissions.query = async () =>
      Object.assign(new EventTarget(), { state: isPermitted() ? 'granted' : 'denied' }) as never;

    const desk: Desk = {
      plugIn(kind, label) {
        devices.push({ kind, label, deviceId: `${label}-id`, groupId: label });
        tellChange();
      },
      pullOut(label) {
        const index = devices.findIndex((device) => device.label === label);
        if (index >= 0) devices.splice(index, 1);
        for (const track of open.get(label) ?? []) {
          track.stop();
          track.dispatchEvent(new Event('ended'));
        }
        tellChange();
      },
      refuse(kind, errorName) {
        if (errorName) refusals.set(kind, errorName);
        else refusals.delete(kind);
      },
    };
    Object.assign(globalThis, { desk });
    for (const [kind, label] of initial) desk.plugIn(kind, label);
  }, plugged);
}

/** Orders for the desk of the page that is open. */
export const plugIn = (page: Page, kind: Kind, label: string) =>
  page.evaluate(([wanted, name]) => (globalThis as DeskPage).desk.plugIn(wanted, name), [
    kind,
    label,
  ] as const);

export const pullOut = (page: Page, ...labels: string[]) =>
  page.evaluate((names) => names.forEach((name) => (globalThis as DeskPage).desk.pullOut(name)), labels);

export const refuse = (page: Page, kinds: readonly Kind[], errorName?: string) =>
  page.evaluate(
    ([wanted, name]) => wanted.forEach((kind) => (globalThis as DeskPage).desk.refuse(kind, name)),
    [kinds, errorName] as const,
  );

/** The colour on the whole of the wall high up behind somebody: red, green and blue from 0 to 255. */
export function colourOfWall(page: Page, video: string): Promise<number[]> {
  return page.evaluate((selector) => {
    const element = document.querySelector<HTMLVideoElement>(selector);
    const pen = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d')!;
    const { videoWidth = 0, videoHeight = 0 } = element ?? {};
    const [x, y] = [videoWidth / 32, videoHeight / 6];
    if (element) pen.drawImage(element, x, y, (videoWidth * 6) / 32, videoHeight / 6, 0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, video);
}

/** How much neighbouring pixels differ in what a video shows: on the wall behind somebody, and on their shirt. */
export function sharpness(page: Page, video: string): Promise<{ wall: number; shirt: number } | undefined> {
  return page.evaluate((selector) => {
    const element = document.querySelector<HTMLVideoElement>(selector);
    if (!element || element.videoWidth === 0 || element.readyState < 2) return undefined;
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 360 });
    const pen = canvas.getContext('2d', { willReadFrequently: true })!;
    pen.drawImage(element, 0, 0, 640, 360);
    const differences = (x: number, y: number, width: number, height: number) => {
      const { data } = pen.getImageData(x, y, width, height);
      let sum = 0;
      for (let index = 5; index < data.length; index += 4) sum += Math.abs(data[index]! - data[index - 4]!);
      return sum / (width * height);
    };
    return { wall: differences(20, 60, 120, 200), shirt: differences(250, 300, 140, 40) };
  }, video);
}
