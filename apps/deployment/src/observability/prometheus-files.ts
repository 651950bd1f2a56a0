import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const prometheusFolder = fileURLToPath(new URL('../../prometheus/', import.meta.url));
const dashboardFile = new URL('../../grafana/dashboards/switchboard.json', import.meta.url);

interface AlertRule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly remedy: string };
}

export interface PanelQuery {
  readonly panel: string;
  readonly expr: string;
}

export function readAlerts(): readonly AlertRule[] {
  const { groups } = readYaml<{ groups: { rules: AlertRule[] }[] }>('alerts.yml');
  return groups.flatMap(({ rules }) => rules);
}

export function readYaml<T>(file: string): T {
  return parse(readFileSync(prometheusFolder + file, 'utf8')) as T;
}

export function readDashboard(): {
  panels: {
    title: string;
    type: string;
    description?: string;
    gridPos: { x: number; y: number; w: number; h: number };
    datasource?: { uid: string };
    targets?: { expr: string; legendFormat: string }[];
  }[];
} {
  return JSON.parse(readFileSync(dashboardFile, 'utf8')) as ReturnType<typeof readDashboard>;
}

export function panelQueries(): readonly PanelQuery[] {
  return readDashboard().panels.flatMap(({ title, targets = [] }) =>
    targets.map(({ expr, legendFormat }) => ({ panel: `${title} (${legendFormat})`, expr })),
  );
}

/** Names of metrics in a query, without those that functions, labels and operators have. */
export function metricsIn(expr: string): readonly string[] {
  const names = expr
    .replace(/\{[^}]*\}|\[[^\]]*\]|"[^"]*"|by \([^)]*\)/g, ' ')
    .match(/[a-z_][a-z0-9_]*_[a-z0-9_]+|\bup\b/g);
  return [...new Set(names ?? [])].filter((name) => !/^(histogram_quantile|clamp_min)$/.test(name));
}
