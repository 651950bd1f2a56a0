import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const screenshots = fileURLToPath(new URL('../../../artifacts/screenshots/', import.meta.url));
mkdirSync(screenshots, { recursive: true });

/** A phone and a desk. */
export const sizes = [
  { name: '375', viewport: { width: 375, height: 812 } },
  { name: '1440', viewport: { width: 1440, height: 900 } },
] as const;

/** Once colours have settled: no violation of WCAG 2.2 A and AA, and nothing that sticks out sideways. */
export async function expectToBeFit(page: Page, name: string): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((animation) => animation instanceof CSSTransition)
        .map(({ finished }) => finished),
    ),
  );
  await page.screenshot({ path: join(screenshots, `${name}.png`) });
  const { violations } = await new AxeBuilder({ page })
    // Fluent's focus sentinels hand the focus on as soon as they get it; nobody can rest on them.
    .exclude('[data-tabster-dummy]')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes[0]?.html}`)).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${name} scrolls sideways`).toBe(0);
}
