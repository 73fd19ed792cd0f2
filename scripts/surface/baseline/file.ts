import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../set-up.mjs';
import type { Facts } from './facts.ts';
import type { Baseline, Release } from './rule.ts';

const FILE = join(ROOT, 'tests/surface/baseline.json');

/** Values as they stand in the file: a long one that several promises share stands once, in `shared`, and each says `@` and its place there. */
interface Stored extends Baseline {
  shared: readonly string[];
}

const LONG = 120;

/** What was promised last; null before the first freeze. */
export function readBaseline(): Baseline | null {
  if (!existsSync(FILE)) return null;
  const { version, shared, facts } = JSON.parse(readFileSync(FILE, 'utf8')) as Stored;
  const whole = (value: string): string => (value.startsWith('@') ? (shared[Number(value.slice(1))] as string) : value);
  return { version, facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, whole(value)])) };
}

export function writeBaseline(version: string, facts: Facts): void {
  const shared = [...new Set(Object.values(facts).filter((value) => value.length > LONG))];
  const short = (value: string): string => (value.length > LONG ? `@${shared.indexOf(value)}` : value);
  const stored: Stored = { version, facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, short(value)])), shared };
  writeFileSync(FILE, `${JSON.stringify(stored, null, 2)}\n`);
}

/** The release that the checkout stands for. */
export function readRelease(): Release {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return { version, changelog: readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8') };
}
