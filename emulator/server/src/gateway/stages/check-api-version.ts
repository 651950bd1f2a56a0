import { AcsError } from '../../kernel/acs-error.ts';
import { pathOf } from '../exchange.ts';
import { supportedApiVersions } from '../api-versions.ts';
import type { Stage } from '../stage.ts';

const wellFormed = /^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)?$/i;

/**
 * Every well-formed version is accepted: the SDKs send whatever they were built with and never look back. A missing one
 * is refused, as the real service does, unless the check is lenient.
 */
export const checkApiVersion: Stage = (exchange, { lenient }) => {
  const operation = exchange.route?.operation;
  if (operation === undefined || operation.requiresApiVersion === false) return;
  const path = pathOf(exchange.target);
  exchange.responseHeaders['api-supported-versions'] = supportedApiVersions(path);
  if (lenient?.has('api-version')) return;

  const version = exchange.query['api-version'];
  if (version === undefined || version === '') {
    throw new AcsError(
      400,
      'MissingApiVersionParameter',
      'The query parameter api-version is missing. Add it, for example ?api-version=2023-10-01.',
    );
  }
  if (typeof version !== 'string' || !wellFormed.test(version)) {
    throw new AcsError(
      400,
      'UnsupportedApiVersion',
      `The HTTP resource that matches the request URI '${path}' does not support the API version '${String(version).slice(0, 64)}'. Versions look like 2023-10-01.`,
    );
  }
};
