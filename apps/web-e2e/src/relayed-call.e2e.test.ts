import { findTurnserver } from '@switchboard/dev-env';
import { button, expectToSeeAndHear, tile, watchCalls } from './call-page.ts';
import { expect, test } from './fixtures.ts';
import type { Person } from './person.ts';

/** As behind a firewall that lets nothing through but the way to the relay. */
async function allowRelayOnly({ page }: Person): Promise<void> {
  await page.addInitScript(() => {
    globalThis.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(configuration?: RTCConfiguration) {
        super({ ...configuration, iceTransportPolicy: 'relay' });
      }
    };
  });
}

const hasRelay = process.env['SWITCHBOARD_WEB_URL'] !== undefined || findTurnserver() !== undefined;
test.skip(!hasRelay, 'needs the coturn package');

test(
  'two people see and hear each other through the relay alone',
  { tag: '@containers' },
  async ({ signIn }) => {
    const [ada, grace] = [await signIn('Ada'), await signIn('Grace')];
    for (const person of [ada, grace]) {
      await allowRelayOnly(person);
      await watchCalls(person);
    }
    await ada.startConversation('', grace);
    await button(ada, 'Video call').click();
    const toast = grace.page.getByRole('alertdialog', { name: `${ada.name} is calling you` });
    await toast.getByRole('button', { name: 'Answer with video' }).click();
    await expect(tile(grace, ada)).toBeVisible();
    for (const person of [ada, grace]) await expectToSeeAndHear(person);
    await button(grace, 'Leave').click();
    await expect(ada.page.getByRole('heading', { name: 'The call has ended' })).toBeVisible();
  },
);
