import { chromiumFlags, DevEnv, findChromium } from '@switchboard/dev-env';
import { type Browser, chromium } from 'playwright-core';
import type { Benchmark } from '../benchmark.ts';
import { median } from '../statistics.ts';

interface Script {
  /** From the start of the navigation. */
  readonly requestedMs: number;
  /** Body as it came over the network, compressed. */
  readonly bytes: number;
}

interface PageLoad {
  readonly firstPaintMs: number;
  readonly scripts: readonly Script[];
}

/** A visit with nothing cached, by somebody who has signed in. */
async function loadChatPage(browser: Browser, origin: string): Promise<PageLoad> {
  const context = await browser.newContext({ baseURL: origin });
  try {
    const answer = await context.request.post('/api/sign-in/development', {
      data: { displayName: 'Ann' },
      headers: { origin },
    });
    if (!answer.ok()) throw new Error(`The sign-in answered ${answer.status()}: ${await answer.text()}`);
    const page = await context.newPage();
    await page.goto('/chat', { waitUntil: 'networkidle' });
    if (new URL(page.url()).pathname !== '/chat') throw new Error(`The chat page led to ${page.url()}.`);
    return await page.evaluate(readPageLoad);
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
function readPageLoad(): PageLoad {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const resources = performance.getEntriesByType('resource') as unknown as {
    name: string;
    startTime: number;
    encodedBodySize: number;
  }[];
  const scripts = resources
    .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
    .map(({ startTime, encodedBodySize }) => ({ requestedMs: startTime, bytes: encodedBodySize }));
  return { firstPaintMs: paint?.startTime ?? NaN, scripts };
}

function splitAtFirstPaint({ firstPaintMs, scripts }: PageLoad) {
  return {
    first: scripts.filter(({ requestedMs }) => requestedMs <= firstPaintMs),
    later: scripts.filter(({ requestedMs }) => requestedMs > firstPaintMs),
  };
}

const kilobytes = (scripts: readonly Script[]) => scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

export const chatPage: Benchmark = {
  name: 'chat-page',
  summary: 'compressed JavaScript that the chat page needs before its first paint, in Chromium',
  projects: ['emulator', 'access-service', 'web'],
  async run({ progress, quick }) {
    const executablePath = findChromium();
    if (executablePath === undefined)
      throw new Error('There is no Chromium. Install it, or name one in CHROMIUM_PATH.');
    progress('starting emulator, access service and web client');
    await using env = await DevEnv.start();
    const browser = await chromium.launch({ executablePath, args: chromiumFlags });
    try {
      const loads: PageLoad[] = [];
      for (let visit = 0; visit < (quick ? 1 : 3); visit++) {
        progress(`visit ${visit + 1}`);
        loads.push(await loadChatPage(browser, env.platform.endpoints.web));
      }
      const { first, later } = loads
        .map(splitAtFirstPaint)
        .reduce((most, next) => (kilobytes(next.first) > kilobytes(most.first) ? next : most));
      if (first.length === 0) throw new Error('The page asked for no script before its first paint.');
      return [
        {
          title: 'chat page, JavaScript of the first load',
          measured: { value: kilobytes(first), unit: 'KB' },
          bar: { atMost: 250 },
          note: `${first.length} scripts, the most of ${loads.length} visits`,
        },
        {
          title: '– after the first paint (SDKs)',
          measured: { value: kilobytes(later), unit: 'KB' },
          note: `${later.length} scripts`,
        },
        {
          title: '– first contentful paint, median',
          measured: { value: median(loads.map((load) => load.firstPaintMs)), unit: 'ms' },
        },
      ];
    } finally {
      await browser.close();
    }
  },
};
