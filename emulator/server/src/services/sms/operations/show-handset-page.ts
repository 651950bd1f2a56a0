import { defineOperation } from '../../../kernel/operation.ts';
import { renderHandsetPage } from '../handset/handset-page.ts';
import type { SmsPorts } from '../sms-ports.ts';

/** A phone in the browser, for any number that the resource does not own. */
export const showHandsetPage = defineOperation({
  id: 'Emulator_ShowHandsetPage',
  route: 'GET /_emulator/handset',
  auth: ['none'],
  requiresApiVersion: false,
  request: {},
  handle: ({ ids }: Pick<SmsPorts, 'ids'>) => renderHandsetPage(ids.urlSafe(22)),
});
