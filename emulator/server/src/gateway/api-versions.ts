/**
 * The `api-supported-versions` header of each service by the first segment of its paths. Informative: no SDK reads it.
 *
 * @see The folders of each service in the Azure REST API specifications.
 */
const versions: Readonly<Record<string, string>> = {
  identities: '2021-03-07, 2022-06-01, 2022-10-01, 2023-10-01, 2025-06-30',
  teamsuser: '2022-06-01, 2022-10-01, 2023-10-01, 2025-06-30',
  access: '2025-03-02-preview, 2025-06-30',
  chat: '2021-03-07, 2021-09-07, 2023-11-07, 2024-03-07, 2024-06-05-preview, 2025-03-15',
  sms: '2021-03-07, 2026-01-23',
  deliveryreports: '2026-01-23',
  availablephonenumbers: '2021-03-07, 2022-12-01, 2025-02-11, 2025-04-01, 2025-06-01',
  phonenumbers: '2021-03-07, 2022-12-01, 2025-02-11, 2025-04-01, 2025-06-01',
  operatorinformation: '2025-02-11, 2025-04-01, 2025-06-01',
  sip: '2023-03-01',
  networktraversal: '2022-03-01-preview',
  rooms: '2023-06-14, 2024-04-15, 2025-03-13',
  emails: '2023-03-31, 2025-09-01',
  calling: '2023-03-06, 2023-10-15, 2024-04-15, 2024-09-15, 2026-03-12',
};

export function supportedApiVersions(path: string): string {
  const segment = /^\/([^/:?]*)/.exec(path)?.[1] ?? '';
  return versions[segment.toLowerCase()] ?? '2021-03-07';
}
