import { elementsStage } from './elements.ts';
import type { Stage } from './result.ts';
import { formatStage, installScriptsStage, programStage, typesStage } from './static.ts';
import { vitestStage } from './vitest.ts';

/** The stages of `npm test`, cheapest first. */
export const STAGES: readonly Stage[] = [
  installScriptsStage,
  formatStage,
  typesStage,
  vitestStage('rooms', ['tests/rooms/']),
  vitestStage('unit', ['shared/', 'bff/', 'widgets/', 'stories/', 'scripts/', 'tests/bench/', 'tests/wording/']),
  vitestStage('documents', ['tests/docs/']),
  vitestStage('sandbox', ['tests/sandbox/']),
  vitestStage('storage', ['tests/storage/', 'tests/money/']),
  vitestStage('http', ['tests/http/', 'tests/authorisation/']),
  vitestStage('evidence', ['tests/evidence/']),
  vitestStage('import', ['tests/import/']),
  programStage,
  vitestStage('operations', ['tests/operations/']),
  elementsStage,
  vitestStage('stories', [], { args: ['--config', 'vitest.storybook.config.ts'] }),
  vitestStage('end to end', ['tests/e2e/']),
  vitestStage('packages', ['tests/packages/']),
  vitestStage('surface', ['tests/surface/']),
  vitestStage('samples', ['tests/samples/']),
  vitestStage('embed', ['tests/embed/']),
];
