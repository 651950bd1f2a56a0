import type { Stage } from '../stage.ts';

/** Calls the operation. */
export const dispatchOperation: Stage = async (exchange) => {
  const operation = exchange.route?.operation;
  if (operation === undefined || exchange.request === undefined) return;
  exchange.response = await operation.handle(undefined, exchange.request);
};
