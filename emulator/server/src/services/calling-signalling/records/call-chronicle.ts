import { callEndReasons } from '@switchboard/acs-contracts';
import type { Call, Departure } from '../calls/call.ts';
import type { CallingContext } from '../calling-ports.ts';
import { limits } from '../limits.ts';
import { callEnded, callStarted, participantEvent, type CallDomainEvent } from './call-domain-events.ts';
import { endRecord, startParticipation, startRecord, type CallRecord } from './call-record.ts';
import { CallRecordRepository } from './call-record.repository.ts';

type ChroniclePorts = Pick<CallingContext, 'bus' | 'clock' | 'logger' | 'store'>;

/** Keeps the record of every call and publishes what follows from it, in the order in which it happened. */
export class CallChronicle {
  readonly #ports: ChroniclePorts;
  /** Of calls that go on. */
  readonly #records = new Map<string, CallRecord>();
  #written: Promise<unknown> = Promise.resolve();
  #ended = 0;

  constructor(ports: ChroniclePorts) {
    this.#ports = ports;
  }

  /** Takes down what is new in the call. */
  update(call: Call, departures: readonly Departure[] = []): void {
    const now = this.#ports.clock.now();
    const known = this.#records.get(call.identity.id);
    const before: CallRecord = { ...(known ?? startRecord(call)), kind: call.kind };
    const events: CallDomainEvent[] = known ? [] : [callStarted(before)];
    let record = this.#noteArrivals(before, call, departures, now, events);
    record = this.#noteDepartures(record, departures, now, events);
    if (call.end) {
      record = endRecord(record, call.end.reason, now);
      events.push(callEnded(record, call.end, now));
      this.#records.delete(record.id);
    } else this.#records.set(record.id, record);
    if (events.length > 0) this.#write(record, events);
  }

  /** Publishes an event that changes no record. */
  tell(event: CallDomainEvent): void {
    this.#write(undefined, [event]);
  }

  /** Closes the records of calls that a crash of the emulator cut off. */
  async closeAbandoned(): Promise<void> {
    const repository = new CallRecordRepository(this.#ports.store);
    for (const record of await repository.listActive())
      await repository.save(endRecord(record, callEndReasons.endedByServer, this.#ports.clock.now()));
  }

  /** Resolves when everything so far is written and published. */
  settled(): Promise<unknown> {
    return this.#written;
  }

  #noteArrivals(
    record: CallRecord,
    call: Call,
    departures: readonly Departure[],
    now: Date,
    events: CallDomainEvent[],
  ): CallRecord {
    const known = new Set(record.participants.map(({ participantId }) => participantId));
    const gone = departures.map(({ member }) => member).filter(({ arrival }) => arrival > 0);
    const arrived = [...gone, ...call.connected]
      .filter(({ participantId }) => !known.has(participantId))
      .map((member) => startParticipation(member, now));
    for (const each of arrived) events.push(participantEvent('CallParticipantAdded', record, each));
    return { ...record, participants: [...record.participants, ...arrived] };
  }

  #noteDepartures(
    record: CallRecord,
    departures: readonly Departure[],
    now: Date,
    events: CallDomainEvent[],
  ): CallRecord {
    const reasons = new Map(departures.map(({ member, endReason }) => [member.participantId, endReason]));
    const participants = record.participants.map((each) => {
      const endReason = reasons.get(each.participantId);
      if (endReason === undefined || each.leftOn !== undefined) return each;
      events.push(participantEvent('CallParticipantRemoved', record, each));
      return { ...each, leftOn: now.toISOString(), endReason };
    });
    return { ...record, participants };
  }

  async #save(repository: CallRecordRepository, record: CallRecord): Promise<void> {
    await repository.save(record);
    if (record.endedOn === undefined) return;
    this.#ended += 1;
    if (this.#ended % limits.callsBetweenTrims === 0) await repository.trim(limits.keptCalls);
  }

  #write(record: CallRecord | undefined, events: readonly CallDomainEvent[]): void {
    const { bus, logger, store } = this.#ports;
    const write = async () => {
      await store.transact(async (transaction) => {
        if (record) await this.#save(new CallRecordRepository(transaction), record);
        await bus.keep(events, transaction);
      });
      for (const event of events) bus.publish(event);
    };
    this.#written = this.#written.then(write).catch((error: unknown) => {
      logger.error('The record of a call could not be written', { call: record?.id, error: String(error) });
    });
  }
}
