/** Of the version that this package was made with; a test compares it with the emulator's. */
export const defaultImage = 'acs-emulator:0.1.0';
