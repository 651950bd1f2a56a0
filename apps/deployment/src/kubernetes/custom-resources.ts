const metadata = "import('kubernetes-models/v1').IPod['metadata']";

/** Declarations of the objects that operators bring, as far as these manifests use them. */
export const customResources: Readonly<Record<string, string>> = {
  /** @see https://secrets-store-csi-driver.sigs.k8s.io/concepts.html and, for `parameters`, the provider for Azure */
  SecretProviderClass: `{
    apiVersion: 'secrets-store.csi.x-k8s.io/v1'; kind: 'SecretProviderClass'; metadata: ${metadata};
    spec: {
      provider: 'azure';
      parameters: { clientID: string; tenantId: string; keyvaultName: string; objects: string };
      secretObjects: { secretName: string; type: 'Opaque'; data: { key: string; objectName: string }[] }[];
    };
  }`,
  /** @see https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.PodMonitor */
  PodMonitor: `{
    apiVersion: 'monitoring.coreos.com/v1'; kind: 'PodMonitor'; metadata: ${metadata};
    spec: {
      selector: { matchLabels: Record<string, string> };
      podMetricsEndpoints: {
        port: string; path: string; interval: string; relabelings: { targetLabel: string; replacement: string }[];
      }[];
    };
  }`,
};
