/** The only source of randomness in kernel and services; a seeded one makes whole test runs repeatable. */
export interface IdGenerator {
  /** A version 4 UUID in lower case. */
  uuid(): string;
  /** `length` random characters of the URL-safe base64 alphabet. */
  urlSafe(length: number): string;
}
