import { describe, expect, it } from 'vitest';
import type { CoturnLogEvent } from './coturn-log-line.ts';
import { RelayLedger } from './relay-ledger.ts';

const alice = '1795362800:8:acs:resource_alice';
const at = new Date('2026-11-21T15:00:00Z');
const later = new Date('2026-11-21T16:00:00Z');
const allocated = (session: string, username = alice): CoturnLogEvent => ({
  kind: 'allocated',
  at,
  session,
  username,
});
const deleted = (session: string): CoturnLogEvent => ({
  kind: 'deleted',
  at: later,
  session,
  username: alice,
});
const relayed = (session: string, bytesToPeers: number, username = alice): CoturnLogEvent => ({
  kind: 'relayed',
  at,
  session,
  username,
  traffic: { bytesToPeers },
});

function reportOf(...events: CoturnLogEvent[]) {
  const ledger = new RelayLedger();
  for (const event of events) ledger.record(event);
  return ledger.report();
}

describe('RelayLedger', () => {
  it('adds up by allocation, by user and over all', () => {
    const report = reportOf(
      allocated('1'),
      relayed('1', 10),
      relayed('1', 5),
      allocated('2'),
      relayed('2', 100),
      allocated('3', '1795362800:8:acs:resource_bob'),
      relayed('3', 1000, '1795362800:8:acs:resource_bob'),
    );
    expect(report.total.bytesToPeers).toBe(1115);
    expect(report.users).toMatchObject([
      { user: '8:acs:resource_alice', allocations: 2, activeAllocations: 2, bytesToPeers: 115 },
      { user: '8:acs:resource_bob', allocations: 1, activeAllocations: 1, bytesToPeers: 1000 },
    ]);
    expect(report.allocations.map(({ id, bytesToPeers }) => [id, bytesToPeers])).toEqual([
      ['3', 1000],
      ['2', 100],
      ['1', 15],
    ]);
  });

  it('ends allocations', () => {
    const report = reportOf(allocated('1'), relayed('1', 10), deleted('1'), deleted('1'));
    expect(report.users).toMatchObject([{ allocations: 1, activeAllocations: 0 }]);
    expect(report.allocations).toMatchObject([{ startedOn: at, endedOn: later, bytesToPeers: 10 }]);
  });

  it('ends what lasted when the relay was started again, which counts its sessions anew', () => {
    const report = reportOf(
      allocated('1'),
      relayed('1', 10),
      { kind: 'serverStarted', at: later },
      allocated('1'),
    );
    expect(report.allocations).toMatchObject([
      { endedOn: undefined, bytesToPeers: 0 },
      { endedOn: later, bytesToPeers: 10 },
    ]);
    expect(report.users).toMatchObject([{ allocations: 2, activeAllocations: 1 }]);
  });

  it('counts an allocation whose beginning it did not see', () => {
    expect(reportOf(relayed('1', 10)).users).toMatchObject([{ allocations: 1, bytesToPeers: 10 }]);
  });

  it('puts all credentials that were issued for nobody together', () => {
    const report = reportOf(allocated('1', '1795362800:AbC-123'), allocated('2', '1795362800:dEf_456'));
    expect(report.users).toMatchObject([{ user: undefined, allocations: 2 }]);
  });

  it('remembers a thousand ended allocations, and the sums of all', () => {
    const events = Array.from({ length: 1100 }, (_, index) => String(index));
    const report = reportOf(...events.flatMap((id) => [allocated(id), relayed(id, 1), deleted(id)]));
    expect(report.allocations).toHaveLength(1000);
    expect(report.allocations[0]!.id).toBe('1099');
    expect(report.users).toMatchObject([{ allocations: 1100, activeAllocations: 0, bytesToPeers: 1100 }]);
  });
});
