import type { ClientConfig } from '@switchboard/access-api';
import type { BackgroundEffect } from '@switchboard/calling-core';

/** An effect of the calling SDK that is used (`load-calling-sdk.ts`): effects of one SDK do not run in the other. */
export async function loadBackgroundEffect(
  { insecureEndpoint }: ClientConfig,
  background: string,
): Promise<BackgroundEffect> {
  const effects =
    insecureEndpoint === null
      ? await import(/* turbopackOptional: true */ '@azure/communication-calling-effects')
      : await import('@switchboard/calling-effects');
  if (background === 'blur') return new effects.BackgroundBlurEffect();
  const { backgroundUrl } = await import('./backgrounds/background-url.ts');
  return new effects.BackgroundReplacementEffect({ backgroundImageUrl: backgroundUrl(background) });
}
