import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto';
import * as der from './der.ts';
import { toAddressBytes } from './host-name.ts';

/** What a certificate says, in the profile of RFC 5280. */
export interface CertificateContent {
  /** Common names. */
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly issuerPublicKey: KeyObject;
  /** The issuer's ECDSA key. */
  readonly signingKey: KeyObject;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** DNS names and IP addresses: of an authority those that it may sign for, of a server its own. */
  readonly names: readonly string[];
  readonly kind: 'authority' | 'server';
}

const ids = {
  commonName: '2.5.4.3',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37',
  serverAuthentication: '1.3.6.1.5.5.7.3.1',
};

const version3 = der.tagged(0, der.integer(Buffer.of(2)), true);
const signatureAlgorithm = der.sequence(der.objectIdentifier(ids.ecdsaWithSha256));

/** An X.509 certificate in PEM. */
export function issueCertificate(content: CertificateContent): string {
  const toBeSigned = der.sequence(
    version3,
    der.integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    signatureAlgorithm,
    distinguishedName(content.issuer),
    der.sequence(der.time(content.notBefore), der.time(content.notAfter)),
    distinguishedName(content.subject),
    content.publicKey.export({ type: 'spki', format: 'der' }),
    der.tagged(3, der.sequence(...extensions(content)), true),
  );
  const signature = sign('sha256', toBeSigned, content.signingKey);
  const certificate = der.sequence(toBeSigned, signatureAlgorithm, der.bitString(signature));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const distinguishedName = (commonName: string) =>
  der.sequence(der.set(der.sequence(der.objectIdentifier(ids.commonName), der.utf8String(commonName))));

function extensions({ kind, names, publicKey, issuerPublicKey }: CertificateContent): Buffer[] {
  const usage = extension(
    ids.extendedKeyUsage,
    false,
    der.sequence(der.objectIdentifier(ids.serverAuthentication)),
  );
  const identifiers = [
    extension(ids.subjectKeyIdentifier, false, der.octetString(keyIdentifier(publicKey))),
    extension(
      ids.authorityKeyIdentifier,
      false,
      der.sequence(der.tagged(0, keyIdentifier(issuerPublicKey), false)),
    ),
  ];
  if (kind === 'authority') {
    const noFurtherAuthorities = der.integer(Buffer.of(0));
    return [
      extension(ids.basicConstraints, true, der.sequence(der.boolean(true), noFurtherAuthorities)),
      extension(ids.keyUsage, true, der.bitString(Buffer.of(0b0000_0110), 1)), // keyCertSign, cRLSign
      extension(ids.nameConstraints, true, der.sequence(der.tagged(0, permittedSubtrees(names), true))),
      usage,
      ...identifiers,
    ];
  }
  return [
    extension(ids.basicConstraints, true, der.sequence()),
    extension(ids.keyUsage, true, der.bitString(Buffer.of(0b1000_0000), 7)), // digitalSignature
    extension(ids.subjectAlternativeName, false, der.sequence(...names.map((name) => generalName(name)))),
    usage,
    ...identifiers,
  ];
}

function extension(id: string, critical: boolean, value: Buffer): Buffer {
  const flag = critical ? [der.boolean(true)] : [];
  return der.sequence(der.objectIdentifier(id), ...flag, der.octetString(value));
}

const dnsName = 2;
const ipAddress = 7;

function generalName(name: string): Buffer {
  const address = toAddressBytes(name);
  return address === undefined
    ? der.tagged(dnsName, Buffer.from(name), false)
    : der.tagged(ipAddress, address, false);
}

/** A DNS name covers the names below it as well; all of 127.0.0.0/8 is loopback, other addresses stand for themselves. */
function permittedSubtrees(names: readonly string[]): Buffer {
  const subtrees = names.map((name) => {
    const address = toAddressBytes(name);
    if (address === undefined) return generalName(name);
    const mask = Buffer.alloc(address.length, 0xff);
    const range = address.length === 4 && address[0] === 127;
    return der.tagged(
      ipAddress,
      range ? Buffer.of(127, 0, 0, 0, 255, 0, 0, 0) : Buffer.concat([address, mask]),
      false,
    );
  });
  return Buffer.concat(subtrees.map((subtree) => der.sequence(subtree)));
}

/** SHA-1 of the key's bits names a key and protects nothing. @see RFC 5280, section 4.2.1.2 */
function keyIdentifier(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' });
  const point = [Buffer.of(4), Buffer.from(x ?? '', 'base64url'), Buffer.from(y ?? '', 'base64url')];
  return createHash('sha1').update(Buffer.concat(point)).digest();
}
