export { AcsEmulatorContainer, type RelaySettings } from './acs-emulator-container.ts';
export { StartedAcsEmulatorContainer } from './started-acs-emulator-container.ts';
export * from '@switchboard/emulator-control';
