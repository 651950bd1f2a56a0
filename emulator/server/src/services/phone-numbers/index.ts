import type { OperationGate } from '../../kernel/ports/operation-gate.ts';
import { bindOperations, type EmulatedService, type ServiceContext } from '../../kernel/service.ts';
import { browseAvailableNumbers } from './operations/browse-available-numbers.ts';
import { cancelOperation } from './operations/cancel-operation.ts';
import { createOrUpdateReservation } from './operations/create-or-update-reservation.ts';
import { deleteReservation } from './operations/delete-reservation.ts';
import { getByNumber } from './operations/get-by-number.ts';
import { getOperation } from './operations/get-operation.ts';
import { getReservation } from './operations/get-reservation.ts';
import { getSearchResult } from './operations/get-search-result.ts';
import { listAreaCodes } from './operations/list-area-codes.ts';
import { listAvailableCountries } from './operations/list-available-countries.ts';
import { listAvailableLocalities } from './operations/list-available-localities.ts';
import { listOfferings } from './operations/list-offerings.ts';
import { listPhoneNumbers } from './operations/list-phone-numbers.ts';
import { listReservations } from './operations/list-reservations.ts';
import { operatorInformationSearch } from './operations/operator-information-search.ts';
import { purchasePhoneNumbers } from './operations/purchase-phone-numbers.ts';
import { purchaseReservation } from './operations/purchase-reservation.ts';
import { releasePhoneNumber } from './operations/release-phone-number.ts';
import { searchAvailablePhoneNumbers } from './operations/search-available-phone-numbers.ts';
import { updateCapabilities } from './operations/update-capabilities.ts';
import { createPhoneNumberPorts, type PhoneNumberPorts } from './phone-numbers-ports.ts';

export { createPhoneNumberDirectory } from './purchased-number.repository.ts';
export { seedPhoneNumber } from './seed-phone-number.ts';

export function createPhoneNumbersService(context: ServiceContext, gate: OperationGate): EmulatedService {
  const ports = createPhoneNumberPorts(context, gate);
  return {
    name: 'phone-numbers',
    operations: bindOperations<PhoneNumberPorts>(ports, [
      listAvailableCountries,
      listAvailableLocalities,
      listAreaCodes,
      listOfferings,
      browseAvailableNumbers,
      searchAvailablePhoneNumbers,
      getSearchResult,
      purchasePhoneNumbers,
      listReservations,
      createOrUpdateReservation,
      getReservation,
      deleteReservation,
      purchaseReservation,
      getOperation,
      cancelOperation,
      listPhoneNumbers,
      getByNumber,
      updateCapabilities,
      releasePhoneNumber,
      operatorInformationSearch,
    ]),
    start: () => ports.operations.resume(),
  };
}
