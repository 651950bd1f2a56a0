import type { RoomEvents, RoomEventType } from '@switchboard/acs-contracts';
import type { DomainEvent } from '../../kernel/ports/event-bus.ts';
import type { ServiceContext } from '../../kernel/service.ts';
import { RepeatableCreationRepository } from './repeatable-creation.repository.ts';
import { RoomRepository } from './room.repository.ts';

export interface RoomsTransaction {
  readonly rooms: RoomRepository;
  readonly creations: RepeatableCreationRepository;
  readonly now: Date;
  /** Publishes the event once everything is stored. */
  raise<T extends RoomEventType>(type: T, data: RoomEvents[T]): void;
}

/** What the operations of this service work with; each names the ones it needs. */
export interface RoomsPorts extends Pick<ServiceContext, 'ids'> {
  /** What is committed. */
  readonly rooms: RoomRepository;
  /** All changes of `work` or none; its events go out after that, in the order of being raised. */
  transact<R>(work: (transaction: RoomsTransaction) => Promise<R>): Promise<R>;
}

export function createRoomsPorts({ bus, clock, ids, store }: ServiceContext): RoomsPorts {
  return {
    ids,
    rooms: new RoomRepository(store),
    async transact(work) {
      const raised: DomainEvent[] = [];
      const result = await store.transact(async (inside) => {
        const outcome = await work({
          rooms: new RoomRepository(inside),
          creations: new RepeatableCreationRepository(inside),
          now: clock.now(),
          raise: (type, data) => raised.push({ type, data }),
        });
        if (raised.length > 0) await bus.keep(raised, inside);
        return outcome;
      });
      for (const event of raised) bus.publish(event);
      return result;
    },
  };
}
