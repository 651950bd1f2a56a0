import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Features, type Call, type CallCommon, type Transfer } from '../src/index.ts';
import { startCallBed, type CallBed, type Person } from './support/call-bed.ts';

let bed: CallBed;
beforeAll(async () => {
  bed = await startCallBed();
});
afterAll(() => bed.stop());

const until = <T>(read: () => T) => expect.poll(read, { timeout: 10_000 });
const id = ({ rawId }: Person) => ({ communicationUserId: rawId });
const muted = { audioOptions: { muted: true } };

async function talk(caller: Person, callee: Person): Promise<[Call, Call]> {
  const before = callee.incoming.length;
  const call = caller.agent.startCall([id(callee)], muted);
  await until(() => callee.incoming.length).toBe(before + 1);
  const accepted = await callee.incoming.at(-1)!.accept(muted);
  await until(() => call.state).toBe('Connected');
  return [call, accepted];
}

/** The states of a transfer, as its event tells them. */
function follow(transfer: Transfer): string[] {
  const log: string[] = [transfer.state];
  transfer.on('stateChanged', () => log.push(transfer.state));
  return log;
}

async function people(): Promise<[Person, Person, Person]> {
  return [await bed.arrive('Ann'), await bed.arrive('Ben'), await bed.arrive('Cem')];
}

describe('Transfer to a participant', () => {
  it('lets the other party talk with the target, who sees who sent it', async () => {
    const [ann, ben, cem] = await people();
    const [anns, bens] = await talk(ann, ben);
    const accepted: CallCommon[] = [];
    bens.feature(Features.Transfer).on('transferAccepted', ({ targetCall }) => accepted.push(targetCall));
    const transfer = anns.feature(Features.Transfer).transfer({ targetParticipant: id(cem) });
    const log = follow(transfer);

    await until(() => cem.incoming.length).toBe(1);
    const incoming = cem.incoming[0]!;
    expect(incoming).toMatchObject({
      callerInfo: { displayName: 'Ben' },
      transferorInfo: { displayName: 'Ann', identifier: { communicationUserId: ann.rawId } },
    });
    await until(() => accepted.length).toBe(1);
    const [newCall] = accepted as [Call];
    expect(ben.agent.calls).toEqual([bens, newCall]);
    expect(newCall).toMatchObject({
      direction: 'Outgoing',
      isMuted: true,
      transferorInfo: { displayName: 'Ann' },
    });

    const cems = await incoming.accept(muted);
    expect(cems.transferorInfo).toMatchObject({ displayName: 'Ann' });
    await until(() => log).toEqual(['None', 'Transferring', 'Transferred']);
    expect(transfer.error).toBeUndefined();
    await until(() => newCall.state).toBe('Connected');
    await anns.hangUp();
    await until(() => bens.callEndReason).toEqual({ code: 0, subCode: 7015 });
    expect(ben.agent.calls).toEqual([newCall]);
    expect(newCall.remoteParticipants[0]?.displayName).toBe('Cem');
  });

  it('has failed, with the reason, when the target declines; the call goes on', async () => {
    const [ann, ben, cem] = await people();
    const [anns, bens] = await talk(ann, ben);
    const transfer = anns.feature(Features.Transfer).transfer({ targetParticipant: id(cem) });
    await until(() => cem.incoming.length).toBe(1);
    await cem.incoming[0]!.reject();
    await until(() => transfer.state).toBe('Failed');
    expect(transfer.error).toEqual({ code: 603, subCode: 0 });
    await until(() => ben.agent.calls).toEqual([bens]);
    expect([anns.state, bens.state]).toEqual(['Connected', 'Connected']);
  });

  it('fails in a group', async () => {
    const [ann, ben, cem] = await people();
    const groupId = crypto.randomUUID();
    const calls = [ann, ben].map(({ agent }) => agent.join({ groupId }, muted));
    for (const call of calls) await until(() => call.remoteParticipants.length).toBe(1);
    const transfer = calls[0]!.feature(Features.Transfer).transfer({ targetParticipant: id(cem) });
    await until(() => transfer.error).toEqual({ code: 412, subCode: 0 });
  });
});

describe('Transfer to a call', () => {
  it('connects the other parties of two calls', async () => {
    const [ann, ben, cem] = await people();
    const [first, bens] = await talk(ann, ben);
    const [second, cems] = await talk(ann, cem);
    const log = follow(first.feature(Features.Transfer).transfer({ targetCallId: second.id }));
    await until(() => cem.incoming.length).toBe(2);
    await cem.incoming[1]!.accept(muted);
    await until(() => log.at(-1)).toBe('Transferred');
    await until(() => [second.callEndReason, cems.callEndReason]).toEqual([
      { code: 0, subCode: 7015 },
      { code: 0, subCode: 7015 },
    ]);
    await first.hangUp();
    await until(() => bens.callEndReason).toEqual({ code: 0, subCode: 7015 });
    expect(ben.agent.calls[0]?.remoteParticipants[0]?.displayName).toBe('Cem');
  });
});
