/**
 * For every room of the table: imports that the check must report, and imports that it must let pass. A plant is one file of its own, so that
 * a report names exactly one of them.
 */
export interface Plant {
  room: string;
  /** Folder of the planting, under the fixture's root. */
  folder: string;
  forbidden: string[];
  allowed: string[];
}

const side = (path: string) => `import '${path}';`;
const type = (path: string) => `import type { Thing } from '${path}'; export type Mine = Thing;`;
const value = (path: string) => `import { thing } from '${path}'; export const mine = thing;`;

/** Files that plants point at; each exports a type and a value. */
export const TARGETS = [
  'shared/values/target.ts',
  'shared/contract/target.ts',
  'shared/evidence/target.ts',
  ...['domain', 'ports', 'actions', 'http', 'storage', 'security', 'files', 'sandbox', 'node'].map((room) => `bff/${room}/target.ts`),
  'bff/node/demonstration/target.ts',
  'bff/connectors/upstream/target.ts',
  'bff/index.ts',
  ...['core', 'kit', 'charts', 'receipt', 'one', 'two', 'testing'].map((room) => `widgets/${room}/target.ts`),
  'widgets/index.ts',
  'widgets/wording.ts',
  'stories/target.ts',
  'tests/target.ts',
];

export const PLANTS: Plant[] = [
  {
    room: 'shared/values',
    folder: 'shared/values',
    forbidden: [type('../contract/target.ts'), side('zod'), side('decimal.js')],
    allowed: [value('./target.ts')],
  },
  {
    room: 'shared/evidence',
    folder: 'shared/evidence',
    forbidden: [type('../contract/target.ts'), type('../../bff/domain/target.ts'), side('jose'), side('node:crypto')],
    allowed: [value('./target.ts'), value('../values/target.ts'), side('canonicalize'), side('@noble/ed25519')],
  },
  {
    room: 'shared/contract',
    folder: 'shared/contract',
    forbidden: [type('../../bff/domain/target.ts'), side('lit'), side('node:fs')],
    allowed: [value('../values/target.ts'), side('zod')],
  },
  {
    room: 'bff/domain',
    folder: 'bff/domain',
    forbidden: [type('../ports/target.ts'), type('../storage/target.ts'), side('zod'), side('node:crypto')],
    allowed: [value('../../shared/values/target.ts'), side('decimal.js')],
  },
  {
    room: 'bff/ports',
    folder: 'bff/ports',
    forbidden: [value('../domain/target.ts'), type('../storage/target.ts'), side('kysely')],
    allowed: [type('../domain/target.ts'), value('../../shared/values/target.ts')],
  },
  {
    room: 'bff/actions',
    folder: 'bff/actions/customers',
    forbidden: [type('../../http/target.ts'), type('../../storage/target.ts'), side('hono'), side('decimal.js')],
    allowed: [value('../../domain/target.ts'), value('../../ports/target.ts'), value('../target.ts')],
  },
  {
    room: 'bff/http',
    folder: 'bff/http',
    forbidden: [type('../domain/target.ts'), type('../storage/target.ts'), side('@hono/node-server'), side('node:http')],
    allowed: [
      value('../actions/target.ts'),
      value('../../shared/contract/target.ts'),
      side('hono'),
      side('hono/cors'),
      side('@hono/zod-validator'),
    ],
  },
  {
    room: 'bff/storage',
    folder: 'bff/storage',
    forbidden: [value('../domain/target.ts'), type('../actions/target.ts'), side('node:sqlite'), side('pg')],
    allowed: [type('../domain/target.ts'), value('../ports/target.ts'), side('kysely')],
  },
  {
    room: 'bff/security',
    folder: 'bff/security',
    forbidden: [type('../domain/target.ts'), side('node:crypto'), side('kysely')],
    allowed: [value('../ports/target.ts'), side('jose'), side('canonicalize')],
  },
  {
    room: 'bff/files',
    folder: 'bff/files',
    forbidden: [type('../domain/target.ts'), type('../storage/target.ts'), side('node:stream')],
    allowed: [value('../ports/target.ts'), side('papaparse')],
  },
  {
    room: 'bff/connectors',
    folder: 'bff/connectors/upstream',
    forbidden: [value('../../domain/target.ts'), type('../../storage/target.ts'), side('node:https')],
    allowed: [type('../../domain/target.ts'), value('../../security/target.ts'), value('./target.ts')],
  },
  {
    room: 'bff/sandbox',
    folder: 'bff/sandbox',
    forbidden: [type('../node/target.ts'), side('node:fs'), side('pino')],
    allowed: [value('../storage/target.ts'), value('../index.ts'), side('@sqlite.org/sqlite-wasm')],
  },
  {
    room: 'bff/node',
    folder: 'bff/node',
    forbidden: [
      type('../../widgets/core/target.ts'),
      type('../../tests/target.ts'),
      value('../sandbox/target.ts'),
      value('./demonstration/target.ts'),
      side('lit'),
    ],
    allowed: [value('../storage/target.ts'), side('node:fs'), side('pg'), side('pino')],
  },
  {
    room: 'bff/node/demonstration',
    folder: 'bff/node/demonstration',
    forbidden: [type('../../../widgets/core/target.ts'), side('pg'), side('lit')],
    allowed: [value('../target.ts'), value('../../sandbox/target.ts'), side('node:fs')],
  },
  {
    room: 'widgets/core',
    folder: 'widgets/core',
    forbidden: [value('../../shared/contract/target.ts'), type('../kit/target.ts'), type('../../bff/index.ts'), side('zod')],
    allowed: [type('../../shared/contract/target.ts'), value('../../shared/values/target.ts'), side('lit')],
  },
  {
    room: 'widgets/kit',
    folder: 'widgets/kit',
    forbidden: [value('../../shared/contract/target.ts'), type('../one/target.ts'), type('../charts/target.ts'), side('d3-shape')],
    allowed: [value('../core/target.ts'), value('../../shared/values/target.ts'), side('lit')],
  },
  {
    room: 'widgets/charts',
    folder: 'widgets/charts',
    forbidden: [type('../one/target.ts'), value('../../shared/contract/target.ts'), side('zod'), side('decimal.js')],
    allowed: [value('../core/target.ts'), value('../kit/target.ts'), side('d3-scale'), side('d3-shape'), side('d3-array')],
  },
  {
    room: 'widgets/receipt',
    folder: 'widgets/receipt',
    forbidden: [type('../core/target.ts'), type('../../shared/contract/target.ts'), type('../../bff/files/target.ts'), side('lit')],
    allowed: [value('./target.ts'), value('../../shared/evidence/target.ts'), value('../../shared/values/target.ts')],
  },
  {
    room: 'widgets/react',
    folder: 'widgets/react',
    forbidden: [type('../../shared/contract/target.ts'), type('../kit/target.ts'), side('react-dom')],
    allowed: [value('../one/target.ts'), side('react'), side('@lit/react')],
  },
  {
    room: 'a widget',
    folder: 'widgets/one',
    forbidden: [
      type('../two/target.ts'),
      type('../testing/target.ts'),
      type('../../bff/ports/target.ts'),
      value('../../shared/contract/target.ts'),
      side('zod'),
      side('d3-scale'),
    ],
    allowed: [
      value('./target.ts'),
      value('../core/target.ts'),
      value('../kit/target.ts'),
      value('../charts/target.ts'),
      type('../../shared/contract/target.ts'),
      side('lit'),
    ],
  },
  {
    room: 'stories',
    folder: 'stories',
    forbidden: [type('../bff/http/target.ts'), type('../bff/node/target.ts'), side('node:fs'), side('pg')],
    allowed: [value('../widgets/one/target.ts'), value('../bff/index.ts'), value('../bff/sandbox/target.ts')],
  },
];

/** Plants in rooms that are a single file: the file itself is the plant. */
export const FILE_PLANTS = [
  { room: 'bff/index', file: 'bff/index.ts', forbidden: [type('./node/target.ts'), type('./sandbox/target.ts'), side('kysely')] },
  {
    room: 'widgets/wording',
    file: 'widgets/wording.ts',
    forbidden: [value('./one/target.ts'), value('./core/target.ts'), type('../bff/ports/target.ts')],
  },
  { room: 'widgets/index', file: 'widgets/index.ts', forbidden: [type('../bff/ports/target.ts'), side('zod')] },
];
