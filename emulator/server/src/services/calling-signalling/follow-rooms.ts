import { callEndReasons, type RoomEvents, type RoomEventType } from '@switchboard/acs-contracts';
import type { CallExchange } from './call-exchange.ts';
import { enforceMediaRights } from './calls/media.ts';

/** Calls in a room follow its list of participants and its validity. Returns a function that ends it. */
export function followRooms(exchange: CallExchange): () => void {
  const { bus } = exchange.context;
  const on = <Type extends RoomEventType>(type: Type, handler: (data: RoomEvents[Type]) => void) =>
    bus.subscribe(type, ({ data }) => handler(data as RoomEvents[Type]));
  const endings = [
    on('RoomParticipantsUpdated', (change) => applyParticipants(exchange, change)),
    on('RoomUpdated', ({ roomId, validFrom, validUntil }) => {
      const call = exchange.findAt({ roomId });
      const validity = { validFrom: new Date(validFrom), validUntil: new Date(validUntil) };
      if (call) exchange.roomHours.watch(call, validity);
    }),
    on('RoomDeleted', ({ roomId }) => {
      const call = exchange.findAt({ roomId });
      call?.endForEveryone(callEndReasons.removedFromRoom);
      if (call) exchange.settle(call);
    }),
  ];
  return () => endings.forEach((end) => end());
}

function applyParticipants(
  exchange: CallExchange,
  { roomId, updated, removed }: RoomEvents['RoomParticipantsUpdated'],
): void {
  const call = exchange.findAt({ roomId });
  if (!call) return;
  for (const rawId of removed) {
    const member = call.findUser(rawId);
    if (member) call.leave(member, callEndReasons.removedFromRoom);
  }
  for (const { rawId, role } of updated) {
    const member = call.findUser(rawId);
    if (!member) continue;
    member.role = role;
    enforceMediaRights(call, member);
  }
  exchange.settle(call);
}
