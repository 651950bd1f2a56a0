import { randomUUID } from 'node:crypto';
import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CallClient, Features, LocalAudioStream, LocalVideoStream, type Call } from '../src/index.ts';
import { startCallBed, type CallBed, type Person } from './support/call-bed.ts';

/**
 * Every public method, so that a new one is told apart here: those that work, and below those that cannot without the real service.
 * That each one of the package's typings is there is what `compat/types` compiles.
 */
const working: Readonly<Record<string, readonly string[]>> = {
  CallClient: ['createCallAgent', 'feature', 'getDeviceManager'],
  CallAgent: ['join', 'startCall'],
  Call: [
    ...[
      'addParticipant',
      'feature',
      'hangUp',
      'hold',
      'mute',
      'muteAllRemoteParticipants',
      'muteIncomingAudio',
    ],
    ...['removeParticipant', 'resume', 'setConstraints', 'startAudio', 'startScreenSharing', 'startVideo'],
    ...['stopAudio', 'stopScreenSharing', 'stopVideo', 'unmute', 'unmuteIncomingAudio'],
  ],
  CallInfo: ['getServerCallId', 'offCallInfoChanged', 'onCallInfoChanged'],
  Lobby: ['admit', 'admitAll', 'reject', 'setEnabled'],
  DeviceManager: [
    ...[
      'askDevicePermission',
      'getCameras',
      'getMicrophones',
      'getSpeakers',
      'selectMicrophone',
      'selectSpeaker',
    ],
    ...['startPreheatDevices', 'stopPreheatDevices'],
  ],
  LocalVideoStream: ['feature', 'getMediaStream', 'setMediaStream', 'switchSource'],
  LocalAudioStream: ['feature', 'getMediaStream', 'getVolume', 'setMediaStream', 'switchSource'],
  AudioEffects: ['isSupported', 'startEffects', 'stopEffects'],
  CallSurvey: ['submitSurvey'],
  DataChannel: ['createDataChannelSender'],
  DebugInfo: ['getEnvironmentInfo'],
  MediaAccess: [
    ...['forbidAudio', 'forbidOthersAudio', 'forbidOthersVideo', 'forbidVideo', 'getAllOthersMediaAccess'],
    ...['getMeetingMediaAccess', 'permitAudio', 'permitOthersAudio', 'permitOthersVideo', 'permitVideo'],
  ],
  MediaStats: ['createCollector'],
  PreCallDiagnostics: ['startTest'],
  RaiseHand: ['getRaisedHands', 'lowerAllHands', 'lowerHand', 'lowerHands', 'raiseHand'],
  Reaction: ['sendReaction'],
  RealTimeText: ['sendRealTimeText'],
  Spotlight: ['getSpotlightedParticipants', 'startSpotlight', 'stopAllSpotlight', 'stopSpotlight'],
  Transfer: ['transfer'],
  UserFacingDiagnostics: [],
  'UserFacingDiagnostics.media': ['getLatest'],
  'UserFacingDiagnostics.network': ['getLatest'],
  'UserFacingDiagnostics.remote': ['getLatest', 'startSendingDiagnostics', 'stopSendingDiagnostics'],
  VideoEffects: ['isSupported', 'startEffects', 'stopEffects'],
};
const missing: Readonly<Record<string, readonly string[]>> = {
  CallClient: ['createTeamsCallAgent'],
  Call: ['sendDtmf'],
  'Captions.captions': ['setSpokenLanguage', 'startCaptions', 'stopCaptions'],
  Recording: ['grantTeamsConsent'],
  TeamsMeetingAudioConferencing: ['getTeamsMeetingAudioConferencingDetails'],
  TogetherMode: ['start'],
  Transcription: ['grantTeamsConsent'],
};

let bed: CallBed;
let ann: Person;
let call: Call;
let objects: Readonly<Record<string, object>>;
beforeAll(async () => {
  bed = await startCallBed();
  ann = await bed.arrive('Ann');
  call = ann.agent.join({ groupId: randomUUID() }, { audioOptions: { muted: true } });
  const devices = await ann.client.getDeviceManager();
  const [[camera], [microphone]] = [await devices.getCameras(), await devices.getMicrophones()];
  const [video, audio] = [new LocalVideoStream(camera!), new LocalAudioStream(microphone!)];
  const features = Object.entries(Features).map(([name, factory]): [string, object] => {
    if ('callApiCtor' in factory) return [name, call.feature(factory as never)];
    if ('callClientApiCtor' in factory) return [name, ann.client.feature(factory as never)];
    return [name, 'videoStreamApiCtor' in factory ? video.feature(factory) : audio.feature(factory)];
  });
  const { media, network, remote } = call.feature(Features.UserFacingDiagnostics);
  objects = {
    ...{ CallClient: ann.client, CallAgent: ann.agent, Call: call, CallInfo: call.info, Lobby: call.lobby },
    ...{ DeviceManager: devices, LocalVideoStream: video, LocalAudioStream: audio },
    ...{ 'UserFacingDiagnostics.media': media, 'UserFacingDiagnostics.network': network },
    ...{ 'UserFacingDiagnostics.remote': remote },
    'Captions.captions': call.feature(Features.Captions).captions,
    ...Object.fromEntries(features),
  };
});
afterAll(() => bed.stop());

const everywhere = new Set(['on', 'off', 'dispose']);
const methodsOf = (target: object) =>
  Object.entries(target)
    .filter(([name, value]) => typeof value === 'function' && !name.startsWith('_') && !everywhere.has(name))
    .map(([name]) => name)
    .sort();

/** What a call of the method throws or rejects with. */
async function failureOf(act: () => unknown): Promise<unknown> {
  try {
    await act();
  } catch (error) {
    return error;
  }
  return undefined;
}

const naming = (member: string) =>
  expect.objectContaining({ name: 'NotSupportedError', code: 501, message: expect.stringContaining(member) });

describe('every method of the API', () => {
  it('works, or is known not to', () => {
    for (const [name, target] of Object.entries(objects)) {
      const known = [...(working[name] ?? []), ...(missing[name] ?? [])].sort();
      expect([name, methodsOf(target)]).toEqual([name, known]);
    }
  });

  it.each(Object.entries(missing).flatMap(([name, methods]) => methods.map((method) => [name, method])))(
    '%s.%s throws an error that names it',
    async (name = '', method = '') => {
      const target = objects[name] as Record<string, (...args: unknown[]) => unknown>;
      expect(await failureOf(() => target[method]?.('Num1'))).toEqual(naming(method));
    },
  );

  it.each([
    [
      'CallAgent.startCall with the phone number',
      () => ann.agent.startCall([{ phoneNumber: '+14255550100' }]),
    ],
    [
      'CallAgent.startCall with the Microsoft Teams user',
      () => ann.agent.startCall([{ microsoftTeamsUserId: 'x' }]),
    ],
    [
      'CallAgent.startCall with the Microsoft Teams app',
      () => ann.agent.startCall([{ teamsAppId: 'x', cloud: 'public' }]),
    ],
    [
      'CallAgent.join({ meetingLink })',
      () => ann.agent.join({ meetingLink: 'https://teams.microsoft.com/x' }),
    ],
    ['CallAgent.join({ meetingId })', () => ann.agent.join({ meetingId: '1', passcode: 'x' })],
    ['Call.addParticipant with the phone number', () => call.addParticipant({ phoneNumber: '+14255550100' })],
    [
      'Transfer.transfer with the phone number',
      () => call.feature(Features.Transfer).transfer({ targetParticipant: { phoneNumber: '+14255550100' } }),
    ],
    [
      'Transfer.transfer({ targetParticipantVoicemail })',
      () =>
        call.feature(Features.Transfer).transfer({
          targetParticipantVoicemail: { microsoftTeamsUserId: 'x' },
        }),
    ],
    ['PPTLive.target', () => call.feature(Features.PPTLive).target],
    [
      'networkConfiguration.proxy',
      () =>
        new CallClient({ networkConfiguration: { proxy: { url: 'https://proxy' } } }).createCallAgent(
          new AzureCommunicationTokenCredential({ tokenRefresher: async () => 'x.e30.x' }),
        ),
    ],
    [
      'AudioEffects.startEffects',
      () =>
        (objects['AudioEffects'] as { startEffects(effect: object): unknown }).startEffects({
          noiseSuppression: {},
        }),
    ],
  ])('%s throws an error that names it', async (member, act) => {
    expect(await failureOf(act)).toEqual(naming(member));
  });
});
