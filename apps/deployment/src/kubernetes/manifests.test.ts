import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  firstLine,
  hasKubectl,
  parseManifests,
  readRendered,
  rendered,
  renderedFile,
  renderWithKubectl,
  type Manifest,
  type RenderedName,
} from './overlays.ts';
import { typeErrors } from './type-check.ts';

interface Container {
  name: string;
  image: string;
  env?: { name: string; value?: string }[];
  envFrom?: { configMapRef?: { name: string }; secretRef?: { name: string } }[];
  ports: { name: string; containerPort: number }[];
  volumeMounts: { name: string; mountPath: string }[];
  securityContext: Record<string, unknown>;
  resources: { requests: Record<string, string>; limits: Record<string, string> };
  startupProbe: unknown;
  lifecycle: { preStop: unknown };
  readinessProbe: Probe;
  livenessProbe: Probe;
}
interface Probe {
  httpGet?: { path: string; port: string };
  tcpSocket?: { port: string };
}
interface Workload extends Manifest {
  spec: {
    replicas: number;
    selector: { matchLabels: Record<string, string> };
    template: {
      metadata: { labels: Record<string, string> };
      spec: {
        containers: Container[];
        volumes: { name: string }[];
        automountServiceAccountToken: boolean;
        terminationGracePeriodSeconds: number;
        securityContext: Record<string, unknown>;
      };
    };
  };
}

const names = Object.keys(rendered) as RenderedName[];
const azure = readRendered('azure');
const ofKind = (kind: string, of: readonly Manifest[] = azure) =>
  of.filter((manifest) => manifest.kind === kind);
const workloads = (of: readonly Manifest[]) =>
  [...ofKind('Deployment', of), ...ofKind('StatefulSet', of)] as Workload[];
const everyWorkload = names.flatMap((name) =>
  workloads(readRendered(name)).map((workload) => ({ name, workload })),
);

describe.each(names)('the manifests "%s"', (name) => {
  it('are what Kustomize makes of the sources', () => {
    const advice = 'run: npx nx run deployment:render';
    expect(readFileSync(renderedFile(name), 'utf8').startsWith(firstLine()), advice).toBe(true);
    // Few machines have kubectl; the first line tells the others.
    if (hasKubectl()) expect(readRendered(name), advice).toEqual(parseManifests(renderWithKubectl(name)));
  });

  it("have the fields of Kubernetes' declarations", () => {
    expect(typeErrors(readRendered(name))).toEqual([]);
  });

  it('hold no secret', () => {
    expect(ofKind('Secret', readRendered(name))).toEqual([]);
    expect(readFileSync(renderedFile(name), 'utf8')).not.toMatch(
      /accesskey=|password|postgres(ql)?:\/\/|rediss?:\/\//i,
    );
  });

  it('are in the namespace, once each', () => {
    const ids = readRendered(name).map(({ kind, metadata }) => `${kind}/${metadata.name}`);
    expect(new Set(ids).size).toBe(ids.length);
    const elsewhere = readRendered(name).filter(
      ({ kind, metadata }) => kind !== 'Namespace' && !metadata.namespace,
    );
    expect(elsewhere.map(({ metadata }) => metadata.name)).toEqual([]);
  });
});

describe('typeErrors', () => {
  const mistakes: readonly (readonly [string, (text: string) => string])[] = [
    ['a field that does not exist', (text) => text.replace('"livenessProbe"', '"livenessProb"')],
    ['a number for a text', (text) => text.replace('"replicas":2', '"replicas":"two"')],
    [
      'a missing field',
      (text) => text.replace(/"selector":\{"matchLabels":\{[^}]+\}\},"strategy"/, '"strategy"'),
    ],
    ['an unknown field of a custom resource', (text) => text.replace('"keyvaultName"', '"vault"')],
  ];
  const broken = mistakes.flatMap(([mistake, change]) => {
    const changed = azure.find((manifest) => change(JSON.stringify(manifest)) !== JSON.stringify(manifest));
    const copy = JSON.parse(change(JSON.stringify(changed))) as Manifest;
    return [{ ...copy, metadata: { ...copy.metadata, name: mistake } }];
  });
  const errors = typeErrors(broken);

  it.each(mistakes.map(([mistake]) => mistake))('finds %s', (mistake) => {
    expect(errors.filter((error) => error.includes(mistake))).not.toEqual([]);
  });
});

describe.each(everyWorkload)('$name: $workload.metadata.name', ({ name, workload }) => {
  const { spec } = workload.spec.template;
  const manifests = readRendered(name);
  const [container] = spec.containers as [Container];

  it('runs as nobody in particular, on a file system that it cannot write', () => {
    expect(spec.securityContext).toMatchObject({
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(spec.automountServiceAccountToken).toBe(false);
  });

  it('says what it needs, and has a limit of memory', () => {
    expect(Object.keys(container.resources.requests)).toEqual(['cpu', 'memory']);
    expect(container.resources.limits['memory']).toMatch(/^\d+Mi$/);
  });

  it('is probed at start, for readiness and for life, on a port that it has', () => {
    expect(container.startupProbe).toBeDefined();
    for (const { httpGet, tcpSocket } of [container.readinessProbe, container.livenessProbe]) {
      expect(container.ports.map((port) => port.name)).toContain((httpGet ?? tcpSocket)?.port);
    }
  });

  it('has time to end what it does', () => {
    expect(container.lifecycle.preStop).toEqual({ exec: { command: ['sleep', '5'] } });
    expect(spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(35);
  });

  it('has a fixed version', () => {
    expect(container.image).toMatch(/:\d+\.\d+\.\d+$|@sha256:/);
  });

  it('mounts volumes that exist', () => {
    const volumes = spec.volumes.map((volume) => volume.name);
    expect(
      container.volumeMounts.map((mount) => mount.name).filter((mount) => !volumes.includes(mount)),
    ).toEqual([]);
  });

  it('is selected by its own labels, by a service and by a network policy', () => {
    const labels = workload.spec.template.metadata.labels;
    const selects = (selector: Record<string, string>) =>
      Object.entries(selector).every(([label, value]) => labels[label] === value);
    expect(selects(workload.spec.selector.matchLabels)).toBe(true);
    const services = ofKind('Service', manifests) as (Manifest & {
      spec: { selector: Record<string, string>; ports: { targetPort: string }[] };
    })[];
    const mine = services.filter((service) => selects(service.spec.selector));
    expect(mine.map((service) => service.spec.ports.map(({ targetPort }) => targetPort))).toEqual([
      [container.ports[0]?.name],
    ]);
    const policies = ofKind('NetworkPolicy', manifests) as (Manifest & {
      spec: { podSelector: { matchLabels?: Record<string, string> } };
    })[];
    expect(
      policies.some(
        ({ spec: { podSelector } }) => podSelector.matchLabels && selects(podSelector.matchLabels),
      ),
    ).toBe(true);
  });
});

describe('the platform', () => {
  it('has two of everything that serves people, and keeps one while nodes are emptied', () => {
    for (const workload of workloads(azure)) {
      const { name } = workload.metadata;
      expect(workload.spec.replicas, name).toBeGreaterThanOrEqual(2);
      for (const kind of ['PodDisruptionBudget', 'HorizontalPodAutoscaler', 'ServiceAccount']) {
        expect(ofKind(kind).map(({ metadata }) => metadata.name)).toContain(name);
      }
    }
    const budgets = ofKind('PodDisruptionBudget') as (Manifest & { spec: { minAvailable: number } })[];
    expect(budgets.map(({ spec }) => spec.minAvailable)).toEqual([1, 1]);
  });

  it('lets nothing through that no policy names', () => {
    const [denial] = ofKind('NetworkPolicy').filter(({ metadata }) => metadata.name === 'deny-all');
    expect(denial).toMatchObject({ spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } });
  });

  it('asks for readiness and life where the services answer', () => {
    const paths = workloads(azure).map(({ metadata, spec }) => {
      const [{ readinessProbe, livenessProbe }] = spec.template.spec.containers as [Container];
      return [metadata.name, readinessProbe.httpGet?.path, livenessProbe.httpGet?.path];
    });
    expect(paths).toEqual([
      ['access-service', '/readyz', '/healthz'],
      ['web', '/icon.svg', '/icon.svg'],
    ]);
  });

  it('uses settings and secrets that are made', () => {
    const provider = ofKind('SecretProviderClass')[0] as Manifest & {
      spec: { secretObjects: { secretName: string }[] };
    };
    const made = [
      ...ofKind('ConfigMap').map(({ metadata }) => metadata.name),
      ...provider.spec.secretObjects.map(({ secretName }) => secretName),
    ];
    const used = workloads(azure).flatMap(({ spec }) =>
      spec.template.spec.containers.flatMap(({ envFrom = [] }) =>
        envFrom.map(({ configMapRef, secretRef }) => configMapRef?.name ?? secretRef?.name),
      ),
    );
    expect(used.filter((name) => !made.includes(name ?? ''))).toEqual([]);
    expect(used).toHaveLength(3);
  });

  it('lets the managed identity of the service and of the vault be one', () => {
    const [account] = ofKind('ServiceAccount').filter(
      ({ metadata }) => metadata.name === 'access-service',
    ) as [Manifest & { metadata: { annotations: Record<string, string> } }];
    const [deployment] = workloads(azure) as [Workload];
    const provider = ofKind('SecretProviderClass')[0] as Manifest & {
      spec: { parameters: { clientID: string } };
    };
    expect(deployment.spec.template.metadata.labels['azure.workload.identity/use']).toBe('true');
    expect(account.metadata.annotations['azure.workload.identity/client-id']).toBe(
      provider.spec.parameters.clientID,
    );
  });
});
