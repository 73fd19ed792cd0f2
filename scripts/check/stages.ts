import { elementsStage } from './elements.ts';
import type { Stage } from './result.ts';
import { formatStage, installScriptsStage, programStage, typesStage } from './static.ts';
import { vitestStage } from './vitest.ts';

/** The stages of `npm test`, cheapest first but for what others wait for. What stands below `program` may count on its files. */
export const STAGES: readonly Stage[] = [
  installScriptsStage,
  formatStage,
  programStage,
  typesStage,
  vitestStage('rooms', ['tests/rooms/']),
  vitestStage('unit', ['shared/', 'bff/', 'widgets/', 'stories/', 'scripts/', 'tests/bench/', 'tests/wording/']),
  vitestStage('documents', ['tests/docs/']),
  vitestStage('sandbox', ['tests/sandbox/']),
  vitestStage('storage', ['tests/storage/', 'tests/money/']),
  vitestStage('http', ['tests/http/', 'tests/authorisation/']),
  vitestStage('evidence', ['tests/evidence/']),
  vitestStage('import', ['tests/import/']),
  vitestStage('operations', ['tests/operations/']),
  elementsStage,
  vitestStage('stories', [], { args: ['--config', 'vitest.storybook.config.ts'], processors: 1 }),
  vitestStage('end to end', ['tests/e2e/']),
  // Makes the packages, which the next ones install: they wait, so that nobody makes them twice at once.
  { ...vitestStage('packages', ['tests/packages/']), isMaking: true },
  vitestStage('surface', ['tests/surface/']),
  // One file at a time: each begins by making the packages where they are not there.
  vitestStage('samples', ['tests/samples/'], { args: ['--maxWorkers=1'], processors: 1 }),
  vitestStage('embed', ['tests/embed/']),
  vitestStage('workshop', ['tests/workshop/']),
];
