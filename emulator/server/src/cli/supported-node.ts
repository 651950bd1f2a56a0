/** The first releases with `tls.getCACertificates`, as `engines` of package.json has them. */
const firstMinors: Readonly<Record<number, number>> = { 22: 15, 23: 10 };
const [firstMajor, firstNewerMajor] = [22, 24];

/** What to tell somebody whose Node is too old; undefined when it is not. @param version for example `22.15.0` */
export function unsupportedNode(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major >= firstNewerMajor || (major >= firstMajor && minor >= (firstMinors[major] ?? 0)))
    return undefined;
  return `acs-emulator needs Node 22.15, 23.10 or later; this is ${version}.`;
}
