import type { Change } from './compare.ts';

export interface Baseline {
  /** The version of the packages that promised it. */
  version: string;
  facts: Readonly<Record<string, string>>;
}

export interface Release {
  version: string;
  changelog: string;
}

/**
 * Why a release may not have these changes against the baseline; null where it may. While a version is not released, its baseline is frozen anew
 * with each change that is meant. After that, before 1.0.0 what breaks needs a higher middle number and what is new a higher last one; from 1.0.0
 * on, what breaks needs a higher first number and what is new a higher middle one. CHANGELOG.md has a section of the version, and a line
 * "- Breaking: …" in it where something breaks.
 */
export function objectionTo(changes: readonly Change[], baseline: Baseline, release: Release): string | null {
  if (changes.length === 0) return null;
  const isBreaking = changes.some(({ weight }) => weight === 'breaking');
  const list = changes.map(({ weight, text }) => `  ${weight === 'breaking' ? 'BREAKING' : 'new     '}  ${text}`).join('\n');
  const intro = `The public surface differs from tests/surface/baseline.json (${baseline.version}) in ${changes.length === 1 ? 'one place' : `${changes.length} places`}:\n${list}\n`;
  if (isUnreleased(release) && release.version === baseline.version) {
    return `${intro}${release.version} is not released yet. Where this is meant: npm run manifest && npm run freeze-surface, and commit both with the change. Where not: put back what is gone.`;
  }
  const needed = neededStep(baseline.version, isBreaking);
  if (compareVersions(release.version, needed) < 0) {
    return `${intro}${baseline.version} is released, so this needs version ${needed} or higher in package.json (it says ${release.version}), and a section "## ${needed}" in CHANGELOG.md${isBreaking ? ' with a line "- Breaking: …" that says what a host page must change' : ''}. Then: npm run freeze-surface.`;
  }
  return changelogObjection(intro, isBreaking, release);
}

function changelogObjection(intro: string, isBreaking: boolean, { version, changelog }: Release): string | null {
  const section = sectionOf(changelog, version);
  if (section === null) return `${intro}CHANGELOG.md has no section "## ${version}": write what a host page will notice.`;
  const isTold = /^- Breaking\b/m.test(section);
  return isBreaking && !isTold
    ? `${intro}CHANGELOG.md tells nothing of what breaks in ${version}: add a line "- Breaking: …" to its section.`
    : null;
}

/** Whether CHANGELOG.md marks the version as one that nobody has yet. */
export function isUnreleased({ version, changelog }: Release): boolean {
  return changelog.split('\n').some((line) => line.trim() === `## ${version}, not released`);
}

/** Why the baseline may not be written anew; null where it may: a released promise is changed by a higher version alone. */
export function objectionToFreezing(changes: readonly Change[], baseline: Baseline | null, release: Release): string | null {
  if (!baseline || (release.version === baseline.version && isUnreleased(release))) return null;
  return objectionTo(changes, baseline, release);
}

function sectionOf(changelog: string, version: string): string | null {
  const lines = changelog.split('\n');
  const start = lines.findIndex(
    (line) => line === `## ${version}` || line.startsWith(`## ${version},`) || line.startsWith(`## ${version} `),
  );
  if (start < 0) return null;
  const length = lines.slice(start + 1).findIndex((line) => line.startsWith('## '));
  return lines.slice(start + 1, length < 0 ? undefined : start + 1 + length).join('\n');
}

const numbersOf = (version: string): [number, number, number] => {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map((one) => Number.parseInt(one, 10));
  return [major, minor, patch];
};

function neededStep(version: string, isBreaking: boolean): string {
  const [major, minor, patch] = numbersOf(version);
  if (major === 0) return isBreaking ? `0.${minor + 1}.0` : `0.${minor}.${patch + 1}`;
  return isBreaking ? `${major + 1}.0.0` : `${major}.${minor + 1}.0`;
}

function compareVersions(one: string, other: string): number {
  const [a, b] = [numbersOf(one), numbersOf(other)];
  const index = a.findIndex((number, place) => number !== b[place]);
  return index < 0 ? 0 : (a[index] as number) - (b[index] as number);
}
