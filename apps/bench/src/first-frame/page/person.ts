// eslint-disable-next-line @nx/enforce-module-boundaries -- this page runs in Chromium, the rest of the project in Node
import {
  CallClient,
  configureCalling,
  LocalVideoStream,
  VideoStreamRenderer,
  type Call,
  type CallAgent,
  type DeviceManager,
  type IncomingCall,
  type JoinCallOptions,
  type RemoteParticipant,
  type RemoteVideoStream,
} from '@switchboard/calling';
import type { Action, BenchPage, PageAccess } from '../page-protocol.ts';
import { BareConnections } from './bare-connections.ts';
import { firstPicture } from './first-picture.ts';

const day = 86_400_000;

/** Somebody with the calling library, who shows what others send as an application does. */
export class Person implements BenchPage {
  #agent!: CallAgent;
  #devices!: DeviceManager;
  #call: Call | undefined;
  #incoming = Promise.withResolvers<IncomingCall>();
  #picture = Promise.withResolvers<number>();
  #duration: Promise<number> | undefined;
  #bare: BareConnections | undefined;
  readonly #renderers: VideoStreamRenderer[] = [];

  async signIn({ token, ...configuration }: PageAccess): Promise<void> {
    configureCalling({ ...configuration, iceTransportPolicy: 'relay' });
    const client = new CallClient();
    const credential = {
      getToken: async () => ({ token, expiresOnTimestamp: Date.now() + day }),
      dispose: () => undefined,
    };
    this.#agent = await client.createCallAgent(credential);
    this.#devices = await client.getDeviceManager();
    await this.#devices.askDevicePermission({ audio: true, video: true });
    this.#agent.on('incomingCall', ({ incomingCall }) => this.#incoming.resolve(incomingCall));
  }

  async prepare(action: Action): Promise<void> {
    const incoming = action.kind === 'accept' ? await this.#incoming.promise : undefined;
    const options = await this.#options();
    if (action.kind === 'bare') this.#bare = await BareConnections.open();
    const button = document.querySelector<HTMLButtonElement>('#go')!;
    button.onclick = ({ timeStamp }) => {
      this.#duration = this.#act(action, incoming, options).then((shownAt) => shownAt - timeStamp);
    };
  }

  async firstFrameMs(): Promise<number> {
    if (!this.#duration) throw new Error('Nothing has been clicked.');
    const duration = await this.#duration;
    this.#bare?.close();
    this.#bare = undefined;
    return duration;
  }

  async start(rawId: string): Promise<void> {
    this.#watch(this.#agent.startCall([{ communicationUserId: rawId }], await this.#options()));
  }

  async ringing(): Promise<void> {
    await this.#incoming.promise;
  }

  async join(groupId: string): Promise<void> {
    this.#watch(this.#agent.join({ groupId }, await this.#options()));
  }

  async connected(): Promise<void> {
    await until(() => this.#call?.state === 'Connected' && this.#call.localVideoStreams.length === 1);
  }

  async leave(): Promise<void> {
    this.#incoming = Promise.withResolvers();
    if (this.#call?.state !== 'Disconnected') await this.#call?.hangUp();
    await until(() => this.#agent.calls.length === 0);
    this.#call = undefined;
    for (const renderer of this.#renderers.splice(0)) renderer.dispose();
  }

  async #act(action: Action, incoming: IncomingCall | undefined, options: JoinCallOptions): Promise<number> {
    this.#picture = Promise.withResolvers();
    if (action.kind === 'bare') return this.#bare!.connect(action.iceServers);
    if (action.kind === 'join') this.#watch(this.#agent.join({ groupId: action.groupId }, options));
    else this.#watch(await incoming!.accept(options));
    return this.#picture.promise;
  }

  #watch(call: Call): void {
    this.#call = call;
    call.on('remoteParticipantsUpdated', ({ added }) => added.forEach((other) => this.#show(other)));
    call.remoteParticipants.forEach((other) => this.#show(other));
  }

  #show({ videoStreams }: RemoteParticipant): void {
    for (const stream of videoStreams) {
      const show = () => {
        if (stream.isAvailable) this.#render(stream).catch(this.#picture.reject);
      };
      stream.on('isAvailableChanged', show);
      show();
    }
  }

  async #render(stream: RemoteVideoStream): Promise<void> {
    const renderer = new VideoStreamRenderer(stream);
    this.#renderers.push(renderer);
    const { target } = await renderer.createView();
    document.querySelector('#others')?.append(target);
    const video = target.querySelector('video');
    if (video) this.#picture.resolve(await firstPicture(video));
  }

  async #options() {
    const [camera] = await this.#devices.getCameras();
    if (!camera) throw new Error('There is no camera.');
    return { videoOptions: { localVideoStreams: [new LocalVideoStream(camera)] } };
  }
}

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 20));
}
