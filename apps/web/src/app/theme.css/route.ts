import { themeCss } from '../../lib/theme/theme-css.ts';

export const dynamic = 'force-static';

/** The design tokens as a style sheet of its own, so that browsers keep it. */
export function GET(): Response {
  return new Response(themeCss(), {
    headers: {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=3600, stale-while-revalidate=86400',
    },
  });
}
