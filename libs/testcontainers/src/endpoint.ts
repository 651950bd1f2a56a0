import { isIPv6 } from 'node:net';

/** The port inside the container; HTTPS and HTTP share it. */
export const emulatorPort = 3002;

const authority = (host: string, port: number) => `${isIPv6(host) ? `[${host}]` : host}:${port}`;

export const httpEndpoint = (host: string, port: number) => `http://${authority(host, port)}`;
export const httpsEndpoint = (host: string, port: number) => `https://${authority(host, port)}`;

/** What the Azure SDKs are built with. */
export const connectionString = (endpoint: string, accessKey: string) =>
  `endpoint=${endpoint}/;accesskey=${accessKey}`;
