import { defineConfig } from '@playwright/test';
import base from './playwright.config.ts';

/** People in browsers before a platform that runs already, at `SWITCHBOARD_WEB_URL`: what is marked with "@containers". */
export default defineConfig({
  ...base,
  projects: [
    { name: 'containers', testMatch: '**/{conversation,sms,relayed-call}.e2e.test.ts', grep: /@containers/ },
  ],
  workers: 1,
});
