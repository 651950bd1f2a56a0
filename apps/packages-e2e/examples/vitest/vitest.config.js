import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globalSetup: ['acs-emulator/vitest/global-setup'] } });
