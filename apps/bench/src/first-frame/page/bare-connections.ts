import type { IceServer } from '../page-protocol.ts';
import { firstPicture } from './first-picture.ts';

/** As the calling library asks for a camera. */
const picture = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30, max: 30 } };

/**
 * Sends the camera from one connection to another of this page through the relay, each candidate handed over in the moment
 * in which it is found. The camera is on before.
 */
export class BareConnections {
  readonly #camera: MediaStream;
  readonly #connections: RTCPeerConnection[] = [];

  private constructor(camera: MediaStream) {
    this.#camera = camera;
  }

  static async open(): Promise<BareConnections> {
    const camera = await navigator.mediaDevices.getUserMedia({ video: picture, audio: true });
    await show(camera);
    return new BareConnections(camera);
  }

  /** Resolves with the time of the first picture. */
  async connect(iceServers: readonly IceServer[]): Promise<number> {
    const open = () => {
      const servers = iceServers.map((server) => ({ ...server, urls: [...server.urls] }));
      const connection = new RTCPeerConnection({ iceServers: servers, iceTransportPolicy: 'relay' });
      this.#connections.push(connection);
      return connection;
    };
    const [sender, receiver] = [open(), open()];
    sender.onicecandidate = ({ candidate }) => void receiver.addIceCandidate(candidate ?? undefined);
    receiver.onicecandidate = ({ candidate }) => void sender.addIceCandidate(candidate ?? undefined);
    for (const track of this.#camera.getTracks()) sender.addTrack(track, this.#camera);
    const shown = new Promise<number>((resolve) => {
      receiver.ontrack = ({ track, streams: [stream] }) => {
        if (track.kind === 'video' && stream) resolve(show(stream));
      };
    });
    await sender.setLocalDescription();
    await receiver.setRemoteDescription(sender.localDescription!);
    await receiver.setLocalDescription();
    await sender.setRemoteDescription(receiver.localDescription!);
    return shown;
  }

  close(): void {
    for (const connection of this.#connections.splice(0)) connection.close();
    for (const track of this.#camera.getTracks()) track.stop();
    document.querySelector('#others')?.replaceChildren();
  }
}

/** Resolves with the time of the first picture. */
function show(stream: MediaStream): Promise<number> {
  const video = Object.assign(document.createElement('video'), { autoplay: true, muted: true });
  video.srcObject = stream;
  document.querySelector('#others')?.append(video);
  return firstPicture(video);
}
