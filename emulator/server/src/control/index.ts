import { bindOperations, type EmulatedService } from '../kernel/service.ts';
import type { ControlPorts } from './control-ports.ts';
import { advanceClock, freezeClock, getClock, resumeClock } from './operations/clock.ts';
import {
  addFaultRule,
  clearFaultRules,
  getFaultRule,
  listFaultRules,
  removeFaultRule,
} from './operations/faults.ts';
import { getHealth } from './operations/get-health.ts';
import { getMetrics } from './operations/get-metrics.ts';
import { getRelayUsage } from './operations/get-relay-usage.ts';
import { listHooks } from './operations/list-hooks.ts';
import { listQuotas } from './operations/list-quotas.ts';
import { exportRequests, listRequests } from './operations/list-requests.ts';
import {
  getOperationHolds,
  holdOperations,
  releaseOperations,
} from './operations/long-running-operations.ts';
import { resetEmulator } from './operations/reset-emulator.ts';
import { exportState, importState } from './operations/state.ts';
import { getCaCertificate, getJwks } from './operations/trust-anchors.ts';
import { waitForEvent } from './operations/wait-for-event.ts';

/** What tests and tools control the emulator with, under `/_emulator/`. */
export function createControlApi(ports: ControlPorts): EmulatedService {
  return {
    name: 'control',
    operations: bindOperations<ControlPorts>(ports, [
      getHealth,
      resetEmulator,
      exportState,
      importState,
      getClock,
      advanceClock,
      freezeClock,
      resumeClock,
      getOperationHolds,
      holdOperations,
      releaseOperations,
      listHooks,
      listFaultRules,
      getFaultRule,
      addFaultRule,
      removeFaultRule,
      clearFaultRules,
      listQuotas,
      listRequests,
      exportRequests,
      getRelayUsage,
      getMetrics,
      waitForEvent,
      getJwks,
      getCaCertificate,
    ]),
  };
}
