import type { Stage } from './result.ts';
import { formatStage, installScriptsStage, typesStage } from './static.ts';
import { vitestStage } from './vitest.ts';

/** The stages of `npm test`, cheapest first. */
export const STAGES: readonly Stage[] = [
  installScriptsStage,
  formatStage,
  typesStage,
  vitestStage('rooms', ['tests/rooms']),
  vitestStage('unit', ['shared', 'bff', 'widgets', 'stories', 'scripts']),
  vitestStage('end to end', ['tests/e2e']),
];
