import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCENARIO_NAMES } from '../bff/sandbox/scenarios.ts';

const folder = new URL('./', import.meta.url);
const stories = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.stories.ts'))
  .map((file) => readFileSync(new URL(file, folder), 'utf8'));

it.each(SCENARIO_NAMES.filter((name) => name !== 'normal'))('the scenario %s has a story with a play test', (name) => {
  const about = stories.flatMap((text) => text.split(/^export const /m).slice(1)).filter((story) => story.includes(`scenario: '${name}'`));
  expect(about.length).toBeGreaterThan(0);
  expect(about.some((story) => story.includes('play:'))).toBe(true);
});
