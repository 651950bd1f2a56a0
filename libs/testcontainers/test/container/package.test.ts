import { describe, expect, it } from 'vitest';
import { installPackage } from '../support/installed-package.ts';

/** The example of the README. */
const script = `
import { SmsClient } from '@azure/communication-sms';
import { AcsEmulatorContainer } from '@switchboard/testcontainers';

await using acs = await new AcsEmulatorContainer().withSeed({ phoneNumbers: ['+14255550100'] }).start();
const client = new SmsClient(acs.getConnectionString(), acs.getClientOptions());
await client.send({ from: '+14255550100', to: ['+14255550123'], message: 'Your code is 4711' });
console.log((await acs.control.waitForSms({ to: '+14255550123', match: 'code' })).message);
`;

describe('the package', () => {
  it('starts an emulator from an empty project that has installed it', async () => {
    await using project = await installPackage('@azure/communication-sms@1.1.0');
    await project.write('test.ts', script);
    expect(await project.node('test.ts')).toBe('Your code is 4711');
  });
});
