import {
  integer,
  bmpString,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
} from '../../gateway/tls/der.ts';

/** @see RFC 7292; the last two are how Java marks a certificate that it may trust for anything. */
const oid = {
  data: '1.2.840.113549.1.7.1',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  trustedKeyUsage: '2.16.840.1.113894.746875.1.1',
  anyExtendedKeyUsage: '2.5.29.37.0',
};

const explicit = (content: Uint8Array) => tagged(0, content, true);
const data = (content: Uint8Array) => sequence(objectIdentifier(oid.data), explicit(octetString(content)));
const attribute = (type: string, value: Uint8Array) => sequence(objectIdentifier(type), set(value));

const trustedCertificate = (der: Uint8Array, index: number) =>
  sequence(
    objectIdentifier(oid.certificateBag),
    explicit(sequence(objectIdentifier(oid.x509Certificate), explicit(octetString(der)))),
    set(
      attribute(oid.friendlyName, bmpString(`authority-${index + 1}`)),
      attribute(oid.trustedKeyUsage, objectIdentifier(oid.anyExtendedKeyUsage)),
    ),
  );

/**
 * A PKCS #12 store of trusted certificates as Java reads it, without a password: they are public, and Java's own store has
 * none since version 18.
 */
export function pkcs12TrustStore(certificates: readonly Uint8Array[]): Buffer {
  const bags = sequence(...certificates.map(trustedCertificate));
  return sequence(integer(Buffer.of(3)), data(sequence(data(bags))));
}
