import type { ClientConfig } from '@switchboard/access-api';
import type { BackgroundBlurConstructor } from '@switchboard/calling-core';

/** The blur of the calling SDK that is used (`load-calling-sdk.ts`): effects of one SDK do not run in the other. */
export async function loadBackgroundBlur({
  insecureEndpoint,
}: ClientConfig): Promise<BackgroundBlurConstructor> {
  return insecureEndpoint === null
    ? (await import(/* turbopackOptional: true */ '@azure/communication-calling-effects'))
        .BackgroundBlurEffect
    : (await import('@switchboard/calling-effects')).BackgroundBlurEffect;
}
