import { randomUUID } from 'node:crypto';
import { expect, test } from './fixtures.ts';
import { configurationFor, createUsers, loadLibrary } from './load-library.ts';

test('a camera that freezes is told to the person and to the others, until it moves again', async ({
  bed,
  page,
}) => {
  const users = await createUsers(bed.emulator, 2);
  await loadLibrary(page, bed.origin);
  const told = await page.evaluate(
    async ([people, configuration, groupId]) => {
      const { CallClient, AzureCommunicationTokenCredential, Features, LocalVideoStream, configureCalling } =
        window.calling;
      configureCalling(configuration);
      const agents = await Promise.all(
        people.map(({ token }) =>
          new CallClient().createCallAgent(new AzureCommunicationTokenCredential(token)),
        ),
      );
      const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 180 });
      const context = canvas.getContext('2d');
      let isMoving = true;
      setInterval(() => {
        if (context && isMoving) context.fillRect(Math.random() * 300, 0, 10, 10);
      }, 40);
      const localVideoStreams = [new LocalVideoStream(canvas.captureStream())];
      const muted = { audioOptions: { muted: true } };
      const call = agents[0]?.join({ groupId }, { ...muted, videoOptions: { localVideoStreams } });
      const other = agents[1]?.join({ groupId }, muted);
      if (!call || !other) throw new Error('There is no call.');
      const log: string[] = [];
      const diagnostics = call.feature(Features.UserFacingDiagnostics);
      diagnostics.media.on('diagnosticChanged', ({ diagnostic, value }) =>
        log.push(`own ${diagnostic} ${value}`),
      );
      diagnostics.remote.startSendingDiagnostics();
      other
        .feature(Features.UserFacingDiagnostics)
        .remote.on('diagnosticChanged', ({ diagnostics: changed }) => {
          for (const { diagnostic, value } of changed) log.push(`other ${diagnostic} ${value}`);
        });
      const until = async (look: () => boolean | undefined) => {
        while (!look()) await new Promise((resolve) => setTimeout(resolve, 50));
      };
      await until(() => other.remoteParticipants[0]?.videoStreams[0]?.isReceiving);
      isMoving = false;
      await until(() => log.includes('other cameraFreeze true'));
      isMoving = true;
      await until(() => log.includes('other cameraFreeze false'));
      return log.filter((line) => line.includes('cameraFreeze'));
    },
    [users, configurationFor(bed.emulator), randomUUID()] as const,
  );
  expect(told).toEqual([
    ...['own cameraFreeze true', 'other cameraFreeze true'],
    ...['own cameraFreeze false', 'other cameraFreeze false'],
  ]);
});

test('relays that nobody reaches are told', async ({ bed, page }) => {
  const users = await createUsers(bed.emulator, 2);
  await loadLibrary(page, bed.origin);
  const raised = await page.evaluate(
    async ([people, configuration, groupId]) => {
      const { CallClient, AzureCommunicationTokenCredential, Features, configureCalling } = window.calling;
      configureCalling({ ...configuration, iceTransportPolicy: 'relay' });
      const iceServers = [{ urls: ['turn:127.0.0.1:9'], username: 'x', credential: 'x' }];
      const calls = await Promise.all(
        people.map(async ({ token }) => {
          const client = new CallClient({ networkConfiguration: { turn: { iceServers } } });
          const agent = await client.createCallAgent(new AzureCommunicationTokenCredential(token));
          return agent.join({ groupId }, { audioOptions: { muted: true } });
        }),
      );
      const { network } = calls[0]?.feature(Features.UserFacingDiagnostics) ?? {};
      while (!network?.getLatest().networkRelaysNotReachable)
        await new Promise((resolve) => setTimeout(resolve, 100));
      return network.getLatest().networkRelaysNotReachable;
    },
    [users, configurationFor(bed.emulator), randomUUID()] as const,
  );
  expect(raised).toEqual({ value: true, valueType: 'DiagnosticFlag' });
});
