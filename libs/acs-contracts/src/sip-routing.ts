import { z } from 'zod';

/** @see SIP routing specification 2023-03-01 */
export const sipLimits = {
  trunks: 250,
  routes: 250,
  trunksPerRoute: 250,
  fqdnCharacters: 249,
  routeNameCharacters: 256,
  patternCharacters: 1024,
  descriptionCharacters: 1024,
} as const;

export interface SipTrunk {
  readonly sipSignalingPort: number;
}

export interface SipTrunkRoute {
  readonly description?: string;
  readonly name: string;
  readonly numberPattern: string;
  readonly trunks: readonly string[];
}

export interface SipConfiguration {
  /** By the trunk's fully qualified domain name. */
  readonly trunks: Readonly<Record<string, SipTrunk>>;
  /** In the order in which they are tried. */
  readonly routes: readonly SipTrunkRoute[];
}

/** A merge patch; which values are good is for the service to say, in its own words. */
export const sipConfigurationUpdate = z
  .object({
    trunks: z.record(z.string(), z.object({ sipSignalingPort: z.number().nullish() }).nullable()).nullish(),
    routes: z
      .array(
        z.object({
          description: z.string().nullish(),
          name: z.string(),
          numberPattern: z.string(),
          trunks: z.array(z.string()).nullish(),
        }),
      )
      .nullish(),
  })
  .optional();
export type SipConfigurationUpdate = NonNullable<z.infer<typeof sipConfigurationUpdate>>;
