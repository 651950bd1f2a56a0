import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { pkcs12TrustStore } from './pkcs12-trust-store.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where distributions keep the authorities that a machine trusts: Debian and Alpine, Fedora, openSUSE, macOS and BSD. */
const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/**
 * OpenSSL (Python, .NET on Linux, Ruby, PHP) and Go on Linux; Python's requests; curl. Each names the file of **all**
 * authorities, so it has to have those of the machine as well.
 */
const bundleVariables = ['SSL_CERT_FILE', 'REQUESTS_CA_BUNDLE', 'CURL_CA_BUNDLE'];

/** Environment variables that make programs trust the emulator, and the files that they name. */
export interface TrustFiles extends AsyncDisposable {
  readonly variables: Readonly<Record<string, string>>;
}

/**
 * Writes what a command in any language needs to trust the emulator beside everything that it trusted before: a PEM file for
 * Node, a PEM file of all authorities, and the same as a PKCS #12 store for Java, `ACS_TRUST_STORE`.
 */
export async function writeTrustFiles(
  caCertificatePath: string,
  environment: Environment = process.env,
): Promise<TrustFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'acs-emulator-'));
  const own = await readFile(caCertificatePath, 'utf8');
  const ofNode = await readVariable('NODE_EXTRA_CA_CERTS', environment);
  const given = await Promise.all(bundleVariables.map((name) => readVariable(name, environment)));
  const [ofOpenssl, ...others] = given;
  const all = joinPem(ofOpenssl ?? (await readSystemBundle()), ...others, ofNode, own);

  const bundle = join(folder, 'all-authorities.pem');
  const store = join(folder, 'all-authorities.p12');
  const node = ofNode === undefined ? caCertificatePath : join(folder, 'node.pem');
  await writeFile(bundle, all);
  await writeFile(store, pkcs12TrustStore(certificatesOf(all)));
  if (ofNode !== undefined) await writeFile(node, joinPem(ofNode, own));
  // A variable that names something else, such as a directory, is left alone: it may work, and is not ours to judge.
  const ours = bundleVariables.filter((name, index) => !environment[name] || given[index] !== undefined);
  return {
    variables: {
      NODE_EXTRA_CA_CERTS: node,
      ...Object.fromEntries(ours.map((name) => [name, bundle])),
      ACS_TRUST_STORE: store,
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

const readIfThere = (path: string) => readFile(path, 'utf8').catch(() => undefined);

async function readVariable(name: string, environment: Environment): Promise<string | undefined> {
  const path = environment[name];
  return path ? readIfThere(path) : undefined;
}

async function readSystemBundle(): Promise<string> {
  for (const path of systemBundles) {
    const text = await readIfThere(path);
    if (text !== undefined) return text;
  }
  return rootCertificates.join('\n');
}

const joinPem = (...parts: (string | undefined)[]) =>
  [...new Set(parts.filter((part) => part !== undefined))].map((part) => `${part.trimEnd()}\n`).join('');

function certificatesOf(pem: string): Buffer[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g);
  const bodies = new Set(Array.from(blocks, ([, body]) => body!.replace(/\s+/g, '')));
  return Array.from(bodies, (body) => Buffer.from(body, 'base64'));
}
