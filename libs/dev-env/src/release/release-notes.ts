import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A tag that must not be released as it is: shown as one line. */
export class UnfitTag extends Error {}

/**
 * The part of the changelog that a tag stands for, if the repository is what the tag says.
 *
 * @throws UnfitTag
 */
export function releaseNotes(root: string, tag: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
  if (tag !== `v${version}`) {
    throw new UnfitTag(
      `The tag is ${tag}, but package.json has version ${version}: the tag has to be v${version}.`,
    );
  }
  const notes = sectionOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  if (notes === undefined) {
    throw new UnfitTag(`CHANGELOG.md has nothing under "## [${version}] - <date>". Write it, and tag again.`);
  }
  return notes;
}

/** @see https://keepachangelog.com/en/1.1.0/ */
function sectionOf(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}] - `));
  // Links to the versions stand behind the last section.
  const body = section
    ?.slice(section.indexOf('\n'))
    .replace(/^\[[^\]]+\]: .*$/gm, '')
    .trim();
  return body === '' ? undefined : body;
}
