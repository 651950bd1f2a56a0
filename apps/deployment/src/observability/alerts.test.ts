import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findProgram } from '../testing/find-program.ts';
import { panelQueries, prometheusFolder, readAlerts, readDashboard, readYaml } from './prometheus-files.ts';

const promtool = findProgram('promtool');
const missing = promtool ? '' : ' (needs promtool; Debian: apt-get install prometheus)';
const check = (...args: string[]) =>
  execFileSync(promtool!, args, {
    cwd: prometheusFolder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

describe('prometheus.yml and alerts.yml', () => {
  it.skipIf(!promtool)(`are understood by Prometheus${missing}`, () => {
    expect(check('check', 'config', 'prometheus.yml')).toContain('is valid prometheus config');
    expect(check('check', 'rules', 'alerts.yml')).toContain('SUCCESS');
  });

  it.skipIf(!promtool)(`fire when they should, and keep quiet otherwise${missing}`, () => {
    expect(check('test', 'rules', 'alerts.test.yml')).toContain('SUCCESS');
  });

  it('have a test of each kind for every alert', () => {
    const { tests } = readYaml<{ tests: { name: string }[] }>('alerts.test.yml');
    const wanted = readAlerts().flatMap(({ alert }) => [`${alert} fires`, `${alert} keeps quiet`]);
    expect(tests.map(({ name }) => name).toSorted()).toEqual(wanted.toSorted());
  });

  it('say how urgent they are, what is wrong and what to do', () => {
    for (const { alert, labels, annotations } of readAlerts()) {
      expect(['page', 'ticket'], alert).toContain(labels.severity);
      expect(annotations.summary, alert).toMatch(/\.$/);
      expect(annotations.remedy, alert).toMatch(/\.$/);
    }
  });
});

describe('the dashboard', () => {
  const { panels } = readDashboard();

  it('has no two panels in one place', () => {
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, index) => `${x + (index % w)}:${y + Math.floor(index / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(Math.max(...panels.map(({ gridPos: { x, w } }) => x + w))).toBeLessThanOrEqual(24);
  });

  it('explains each panel, and asks the data source that is provisioned', () => {
    const provisioned = readFileSync(
      `${prometheusFolder}../grafana/provisioning/datasources/prometheus.yml`,
      'utf8',
    );
    for (const panel of panels.filter(({ type }) => type !== 'row')) {
      expect(panel.description, panel.title).toMatch(/\.$/);
      expect(provisioned).toContain(`uid: ${panel.datasource?.uid}`);
    }
    expect(panelQueries().length).toBeGreaterThan(30);
  });
});
