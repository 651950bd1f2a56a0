import { AcsError, notFound } from '../../kernel/acs-error.ts';
import { pathOf } from '../exchange.ts';
import type { Stage } from '../stage.ts';

/** Refuses what nobody handles: 501 for an operation of the published specifications, 404 for anything else. */
export const requireOperation: Stage = (exchange, { logger }) => {
  const route = exchange.route;
  if (route === undefined) {
    throw notFound(`There is no operation at ${exchange.method} ${pathOf(exchange.target)}.`);
  }
  if (route.missing !== undefined) {
    const { id, route: path } = route.missing;
    logger.warn('An operation that is not emulated was called', {
      operation: id,
      route: path,
      bodyBytes: exchange.body.length,
    });
    throw new AcsError(
      501,
      'EmulatorOperationNotSupported',
      `The emulator does not support the operation ${id} (${path}) yet.`,
      { target: id },
    );
  }
};
