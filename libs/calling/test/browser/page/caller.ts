import { AzureCommunicationTokenCredential, getIdentifierRawId } from '@azure/communication-common';
import {
  CallClient,
  configureCalling,
  Features,
  LocalVideoStream,
  VideoStreamRenderer,
  type Call,
  type CallAgent,
  type DataChannelReceiver,
  type DeviceManager,
  type IncomingCall,
  type RemoteParticipant,
  type RemoteVideoStream,
  type CallingConfiguration,
} from '../../../src/index.ts';
import { cutSignalling, listen, measureMedia, mendSignalling } from './peer-connections.ts';
import { asStatefulLayer } from './stateful-layer.ts';

export interface SignIn {
  readonly token: string;
  readonly displayName: string;
  readonly configuration: CallingConfiguration;
}
export interface MediaWishes {
  readonly camera?: boolean;
  readonly muted?: boolean;
  /** Lines of the pictures that are sent, at most. */
  readonly frameHeight?: number;
}

/** One person in a page. Tests give orders and read `snapshot`; the library is used as applications use it. */
export class Caller {
  agent!: CallAgent;
  devices!: DeviceManager;
  call!: Call;
  incoming: IncomingCall | undefined;
  readonly log: string[] = [];
  readonly data: string[] = [];
  readonly frames = new Map<string, number>();
  readonly _calls = new Map<Call, Call>();
  readonly cutSignalling = cutSignalling;
  readonly mendSignalling = mendSignalling;
  readonly measureMedia = measureMedia;
  readonly listen = listen;
  readonly _views = new Map<string, HTMLVideoElement>();

  async signIn({ token, displayName, configuration }: SignIn): Promise<void> {
    configureCalling(configuration);
    const client = asStatefulLayer(new CallClient(), 'getState');
    const credential = new AzureCommunicationTokenCredential(token);
    this.agent = asStatefulLayer(await client.createCallAgent(credential, { displayName }), 'state');
    this.devices = asStatefulLayer(await client.getDeviceManager());
    await this.devices.askDevicePermission({ audio: true, video: true });
    this.agent.on('incomingCall', ({ incomingCall }) => {
      this.incoming = asStatefulLayer(incomingCall, 'state');
      incomingCall.on('callEnded', ({ callEndReason }) =>
        this.log.push(`incoming ended ${callEndReason.code}/${callEndReason.subCode}`),
      );
    });
    this.agent.on('callsUpdated', ({ added, removed }) => {
      this.log.push(`calls +${added.length} -${removed.length}`);
      for (const call of added) this._calls.set(call, asStatefulLayer(call));
      // The very object that was added, or the stateful client would not know it.
      for (const call of removed) if (!this._calls.delete(call)) this.log.push('removed an unknown call');
    });
    this.agent.on('connectionStateChanged', ({ newValue }) => this.log.push(`agent ${newValue}`));
  }

  async start(rawIds: string[], wishes: MediaWishes = {}): Promise<string> {
    const participants = rawIds.map((communicationUserId) => ({ communicationUserId }));
    return this._watch(this.agent.startCall(participants, await this._options(wishes)));
  }

  async join(groupId: string, wishes: MediaWishes = {}): Promise<string> {
    return this._watch(this.agent.join({ groupId }, await this._options(wishes)));
  }

  async accept(wishes: MediaWishes = {}): Promise<void> {
    if (!this.incoming) throw new Error('Nothing rings.');
    const call = await this.incoming.accept(await this._options(wishes));
    this._watch(call);
  }

  async startVideo(): Promise<void> {
    await this.call.startVideo(await this._camera());
  }

  /** Changes to another camera while the video is on. */
  async switchCamera(name: string): Promise<void> {
    const camera = (await this.devices.getCameras()).find((known) => known.name === name);
    if (!camera) throw new Error(`There is no camera ${name}.`);
    await this.call.localVideoStreams[0]?.switchSource(camera);
  }

  /** The colour that somebody's pictures have on the whole: red, green and blue from 0 to 255. */
  colourOf(rawId: string): number[] {
    const video = this._views.get(`${rawId} Video`);
    const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
    if (!video || !context) throw new Error(`No pictures of ${rawId} are shown.`);
    context.drawImage(video, 0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }

  async stopVideo(): Promise<void> {
    const [stream] = this.call.localVideoStreams;
    if (stream) await this.call.stopVideo(stream);
  }

  sendData(text: string): Promise<void> {
    const sender = this.call.feature(Features.DataChannel).createDataChannelSender({ channelId: 7 });
    return sender.sendMessage(new TextEncoder().encode(text)).finally(() => sender.close());
  }

  react(): Promise<void> {
    return this.call.feature(Features.Reaction).sendReaction({ reactionType: 'heart' });
  }

  raiseHand(): Promise<void> {
    return this.call.feature(Features.RaiseHand).raiseHand();
  }

  /** The first sample in which pictures are received and sound is sent. */
  sampleMedia(): Promise<{ received: number; sent: number; round: number }> {
    const collector = this.call.feature(Features.MediaStats).createCollector();
    return new Promise((resolve) => {
      collector.on('sampleReported', ({ audio, video, transports }) => {
        const received = video.receive[0]?.framesDecoded ?? 0;
        const sent = audio.send[0]?.bitrate ?? 0;
        if (received === 0 || sent === 0) return;
        collector.dispose();
        resolve({ received, sent, round: transports[0]?.rttInMs ?? -1 });
      });
    });
  }

  snapshot() {
    const { call } = this;
    const reason = call?.callEndReason;
    return {
      isRinging: this.incoming !== undefined,
      callerName: this.incoming?.callerInfo.displayName,
      state: call?.state,
      endReason: reason && `${reason.code}/${reason.subCode}`,
      isMuted: call?.isMuted,
      isScreenSharingOn: call?.isScreenSharingOn,
      calls: this.agent.calls.length,
      connection: this.agent.connectionState,
      log: [...this.log],
      data: [...this.data],
      frames: Object.fromEntries(this.frames),
      hands: call?.feature(Features.RaiseHand).getRaisedHands().length,
      networkReconnect: call?.feature(Features.UserFacingDiagnostics).network.getLatest().networkReconnect
        ?.value,
      dominantSpeakers: call?.feature(Features.DominantSpeakers).dominantSpeakers.speakersList.length,
      participants: (call?.remoteParticipants ?? []).map(describeParticipant),
    };
  }

  _watch(raw: Call): string {
    const stateOnReturn = raw.state;
    const call = this._calls.get(raw) ?? raw;
    this.call = call;
    // A call that was placed is added once the method has returned.
    setTimeout(() => (this.call = this._calls.get(raw) ?? raw));
    const { log } = this;
    call.on('stateChanged', () => log.push(`state ${call.state}`));
    call.on('isMutedChanged', () => log.push(`muted ${call.isMuted}`));
    call.on('mutedByOthers', () => log.push('muted by others'));
    call.on('remoteParticipantsUpdated', ({ added, removed }) => {
      log.push(`participants +${added.length} -${removed.length}`);
      for (const participant of added) this._show(participant);
    });
    for (const participant of call.remoteParticipants) this._show(participant);
    call.feature(Features.Reaction).on('reaction', ({ reactionMessage }) => {
      log.push(`reaction ${reactionMessage.reactionType}`);
    });
    call.feature(Features.DataChannel).on('dataChannelReceiverCreated', (receiver) => this._read(receiver));
    return stateOnReturn;
  }

  _read(receiver: DataChannelReceiver): void {
    receiver.on('messageReady', () => {
      const message = receiver.readMessage();
      if (message) this.data.push(new TextDecoder().decode(message.data));
    });
    receiver.on('close', () => this.log.push(`channel ${receiver.channelId} closed`));
  }

  /** Shows each stream while it is available and counts the pictures that are drawn. */
  _show(participant: RemoteParticipant): void {
    const rawId = getIdentifierRawId(participant.identifier);
    for (const stream of participant.videoStreams) {
      const renderer = new VideoStreamRenderer(stream);
      const update = () => {
        if (stream.isAvailable) void this._render(renderer, stream, rawId);
        else renderer.dispose();
      };
      stream.on('isAvailableChanged', update);
      update();
    }
  }

  async _render(renderer: VideoStreamRenderer, stream: RemoteVideoStream, rawId: string): Promise<void> {
    if (!stream.isAvailable) return;
    const { target } = await renderer.createView({ scalingMode: 'Fit' });
    target.style.width = '320px';
    document.body.append(target);
    const video = target.querySelector('video');
    const key = `${rawId} ${stream.mediaStreamType}`;
    if (video) this._views.set(key, video);
    const count = () => {
      this.frames.set(key, (this.frames.get(key) ?? 0) + 1);
      video?.requestVideoFrameCallback(count);
    };
    video?.requestVideoFrameCallback(count);
  }

  async _camera(): Promise<LocalVideoStream> {
    const [camera] = await this.devices.getCameras();
    if (!camera) throw new Error('There is no camera.');
    return new LocalVideoStream(camera);
  }

  async _options({ camera = false, muted = false, frameHeight }: MediaWishes) {
    const constraints = frameHeight === undefined ? {} : { send: { frameHeight: { max: frameHeight } } };
    return {
      audioOptions: { muted },
      ...(camera ? { videoOptions: { localVideoStreams: [await this._camera()], constraints } } : {}),
    };
  }
}

function describeParticipant({
  identifier,
  displayName,
  state,
  isMuted,
  isSpeaking,
  videoStreams,
}: RemoteParticipant) {
  return {
    rawId: getIdentifierRawId(identifier),
    displayName,
    state,
    isMuted,
    isSpeaking,
    streams: videoStreams.map(({ mediaStreamType, isAvailable, isReceiving, size }) => ({
      ...{ mediaStreamType, isAvailable, isReceiving, width: size.width },
    })),
  };
}
