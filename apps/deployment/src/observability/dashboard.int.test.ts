import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProgram } from '../testing/find-program.ts';
import { ObservedPlatform } from '../testing/observed-platform.ts';
import { Traffic } from '../testing/traffic.ts';
import { metricsIn, panelQueries, readAlerts } from './prometheus-files.ts';

const prometheus = findProgram('prometheus');

/** Prometheus, and services that it reads, are real: what the dashboard and the alerts ask for is there. */
describe.skipIf(!prometheus)(
  `a Prometheus${prometheus ? '' : ' (Debian: apt-get install prometheus)'}`,
  () => {
    let platform: ObservedPlatform;
    let traffic: Traffic;

    beforeAll(async () => {
      platform = await ObservedPlatform.start(prometheus!);
      traffic = await Traffic.begin(platform.service);
      for (let round = 0; round < 3; round += 1) await traffic.once();
    }, 90_000);
    afterAll(() => platform?.[Symbol.asyncDispose]());

    it('reads every service', async () => {
      await expect.poll(() => platform.countSeries('up == 1'), { timeout: 20_000 }).toBe(3);
    });

    it.each(panelQueries())('has something to show for $panel', async ({ expr }) => {
      if (expr.includes('redis') && !platform.hasRedis) return;
      await expect
        .poll(
          async () => {
            const count = await platform.countSeries(expr);
            if (count === 0) await traffic.once();
            return count;
          },
          { timeout: 20_000, interval: 500 },
        )
        .toBeGreaterThan(0);
    });

    it('evaluates every alert, and has what each one looks at', async () => {
      const unhealthy = async () => {
        const { groups } = await platform.ask<{ groups: { rules: { name: string; health: string }[] }[] }>(
          'rules',
        );
        return groups.flatMap(({ rules }) => rules).filter(({ health }) => health !== 'ok');
      };
      await expect.poll(unhealthy, { timeout: 20_000 }).toEqual([]);
      const wanted = readAlerts().flatMap(({ expr }) => metricsIn(expr));
      const absent = async () => {
        const known = await platform.ask<string[]>('label/__name__/values');
        return wanted.filter(
          (name) => !known.includes(name) && (platform.hasRedis || !name.includes('redis')),
        );
      };
      await expect.poll(absent, { timeout: 20_000 }).toEqual([]);
      expect(wanted.length).toBeGreaterThan(10);
    });

    it('has no alert about a platform that is well', async () => {
      const firing = await platform.ask<{ alerts: { labels: { alertname: string }; state: string }[] }>(
        'alerts',
      );
      expect(firing.alerts.filter(({ state }) => state === 'firing')).toEqual([]);
    });
  },
);
