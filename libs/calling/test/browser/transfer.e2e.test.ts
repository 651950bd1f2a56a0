import { expect, test } from './fixtures.ts';
import { configurationFor, createUsers, loadLibrary } from './load-library.ts';

test('who is transferred hears the target, and the first call ends with 0/7015', async ({ bed, page }) => {
  // Three people in one page, who find their way to each other twice.
  test.slow();
  const users = await createUsers(bed.emulator, 3);
  await loadLibrary(page, bed.origin);
  const seen = await page.evaluate(
    async ([people, configuration]) => {
      const { CallClient, AzureCommunicationTokenCredential, Features, configureCalling } = window.calling;
      configureCalling(configuration);
      const until = async (what: string, look: () => boolean) => {
        for (let waited = 0; !look(); waited += 50) {
          if (waited > 30_000) throw new Error(`It never came to this: ${what}`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      };
      const agents = await Promise.all(
        people.map(({ token }) =>
          new CallClient().createCallAgent(new AzureCommunicationTokenCredential(token)),
        ),
      );
      const [ann, ben, cem] = agents as [(typeof agents)[0], (typeof agents)[0], (typeof agents)[0]];
      for (const agent of [ben, cem])
        agent.on('incomingCall', ({ incomingCall }) => void incomingCall.accept());
      const first = ann.startCall([{ communicationUserId: people[1]?.id ?? '' }]);
      await until('they are connected', () => first.state === 'Connected' && ben.calls.length === 1);
      const [bens] = ben.calls;
      const targetParticipant = { communicationUserId: people[2]?.id ?? '' };
      const transfer = first.feature(Features.Transfer).transfer({ targetParticipant });
      await until('the transfer has an outcome', () => ['Transferred', 'Failed'].includes(transfer.state));
      await first.hangUp();
      await until(
        'the second call has taken the place of the first',
        () => bens?.state === 'Disconnected' && ben.calls[0]?.state === 'Connected',
      );
      // The browser's fake microphone beeps.
      await until('the target is heard', () => ben.calls[0]?.remoteParticipants[0]?.isSpeaking === true);
      await until('the target hears', () => cem.calls[0]?.remoteParticipants[0]?.isSpeaking === true);
      return { state: transfer.state, ended: bens?.callEndReason, calls: ben.calls.length };
    },
    [users, configurationFor(bed.emulator)] as const,
  );
  expect(seen).toEqual({ state: 'Transferred', ended: { code: 0, subCode: 7015 }, calls: 1 });
});
