/**
 * The rooms and what each may import: the table of DESIGN.md §2 as code. A room is a folder or a file; `may` names rooms and packages; a name
 * followed by `(types)` may be imported with `import type` only. Tests beside the code belong to the room `tests`, which may import everything.
 * @type {{ room: string, path: string, may: string[], because?: string }[]}
 */
export const ROOMS = [
  { room: 'shared/values', path: '^shared/values/', may: [] },
  {
    room: 'shared/evidence',
    path: '^shared/evidence/',
    may: ['shared/values', 'canonicalize', '@noble/ed25519', '@noble/hashes'],
    because: 'What proves a signature is checked by the same code on the command line, in tests and inside the file itself.',
  },
  { room: 'shared/contract', path: '^shared/contract/', may: ['shared/values', 'zod'] },

  { room: 'bff/domain', path: '^bff/domain/', may: ['shared/values', 'shared/contract', 'decimal.js'] },
  { room: 'bff/ports', path: '^bff/ports/', may: ['shared/values', 'shared/contract', 'bff/domain (types)'] },
  { room: 'bff/actions', path: '^bff/actions/', may: ['bff/domain', 'bff/ports', 'shared/values', 'shared/evidence', 'shared/contract'] },
  {
    room: 'bff/http',
    path: '^bff/http/',
    may: ['bff/actions', 'bff/ports', 'shared/values', 'shared/contract', 'hono', '@hono/zod-validator', 'zod'],
    because: 'zod: OpenAPI is generated from the contract’s schemas here.',
  },
  { room: 'bff/storage', path: '^bff/storage/', may: ['bff/ports', 'bff/domain (types)', 'shared/values', 'shared/contract', 'kysely'] },
  { room: 'bff/security', path: '^bff/security/', may: ['bff/ports', 'shared/values', 'shared/contract', 'jose', 'canonicalize'] },
  {
    room: 'bff/files',
    path: '^bff/files/',
    may: [
      'bff/ports',
      'shared/values',
      'shared/contract',
      'shared/evidence',
      'papaparse',
      'hucre',
      '@streamparser/json',
      'canonicalize',
      'mdast-util-from-markdown',
      'mdast-util-gfm-table',
      'micromark-extension-gfm-table',
      '@types/mdast',
    ],
  },
  {
    room: 'bff/connectors',
    path: '^bff/connectors/',
    may: ['bff/ports', 'bff/domain (types)', 'shared/values', 'shared/contract', 'bff/security'],
  },
  { room: 'bff/index', path: '^bff/index\\.ts$', may: ['bff rooms', 'shared/values', 'shared/contract', 'hono'] },
  {
    room: 'bff/sandbox',
    path: '^bff/sandbox/',
    may: ['bff rooms', 'bff/index', 'shared/values', 'shared/contract', 'kysely', '@sqlite.org/sqlite-wasm'],
  },
  {
    room: 'bff/node',
    path: '^bff/node/(?!demonstration/)',
    may: [
      'bff rooms',
      'bff/index',
      'shared/evidence',
      'shared/values',
      'shared/contract',
      'node',
      'pg',
      'pino',
      'nodemailer',
      'kysely',
      '@hono/node-server',
      'zod',
      'prom-client',
    ],
    because:
      'zod: the schema of the program’s settings. prom-client: metrics. kysely: the engines’ dialects are made here and handed in. @hono/node-server: the listening socket is Node’s.',
  },
  {
    room: 'bff/node/demonstration',
    path: '^bff/node/demonstration/',
    may: ['bff/node', 'bff rooms', 'bff/index', 'bff/sandbox', 'shared/values', 'shared/contract', 'node'],
    because: 'Apart from the rest of bff/node, so that a program for production has nothing of it inside.',
  },

  { room: 'widgets/core', path: '^widgets/core/', may: ['shared/values', 'shared/contract (types)', 'lit'] },
  { room: 'widgets/kit', path: '^widgets/kit/', may: ['widgets/core', 'shared/values', 'shared/contract (types)', 'lit'] },
  {
    room: 'widgets/charts',
    path: '^widgets/charts/',
    may: ['widgets/core', 'widgets/kit', 'shared/values', 'shared/contract (types)', 'lit', 'd3-scale', 'd3-shape', 'd3-array'],
  },
  {
    room: 'widgets/receipt',
    path: '^widgets/receipt/',
    may: ['shared/evidence', 'shared/values'],
    because: 'The script inside a receipt’s file: no element, nothing of the kit, as small as can be.',
  },
  {
    room: 'a widget',
    path: '^widgets/(?!core/|kit/|charts/|testing/|receipt/|react/)([^/]+)/',
    may: [
      'itself',
      'widgets/core',
      'widgets/kit',
      'widgets/charts',
      'widgets/wording (types)',
      'shared/values',
      'shared/contract (types)',
      'lit',
    ],
    because: 'widgets/wording: the session takes the words of all widgets, by their types alone.',
  },
  {
    room: 'widgets/wording',
    path: '^widgets/wording\\.ts$',
    may: ['widgets/core (types)', 'widgets/charts (types)', 'every widget (types)'],
    because: 'The types of all words that a host can put its own in place of.',
  },
  {
    room: 'widgets/react',
    path: '^widgets/react/',
    may: ['widgets/core', 'widgets/index', 'every widget', 'react', '@lit/react'],
    because: 'Elements as components of React, which alone may know it; both packages are the page’s own.',
  },
  {
    room: 'widgets/index',
    path: '^widgets/(?!wording\\.ts)[^/]+\\.ts$',
    may: ['widgets/core', 'widgets/kit', 'every widget'],
    because: 'The entry that defines every element.',
  },

  {
    room: 'stories',
    path: '^(stories|\\.storybook)/',
    may: [
      'widgets/core',
      'widgets/kit',
      'widgets/charts',
      'every widget',
      'widgets/index',
      'bff/index',
      'bff/sandbox',
      'shared/values',
      'lit',
      'storybook',
      '@storybook',
      '@fontsource-variable',
      'vitest',
      'colorjs.io',
    ],
    because:
      'shared/values: the closed lists that toolbars offer. colorjs.io: the theme page reckons with colours. vitest: what compares pictures runs in the page.',
  },
];

/** `widgets/testing` is what element tests share; a widget may not import it. */
const TEST_FILE = '\\.(test|element-test)\\.ts$|^widgets/testing/';
/** Node's own modules. */
const NODE = 'node';
const BFF_ROOMS = '^bff/(domain|ports|actions|http|storage|security|files|connectors)/';
const GROUPS = {
  'bff rooms': BFF_ROOMS,
  'every widget': '^widgets/(?!core/|kit/|charts/|testing/|receipt/|react/)[^/]+/',
};

/** Where a name of the table leads: a room, a group of rooms, Node's own modules, or a package. */
function pathOf(name) {
  const room = ROOMS.find((candidate) => candidate.room === name);
  return room?.path ?? GROUPS[name] ?? `(^|/)node_modules/(@types/)?${name.replaceAll('.', '\\.')}/`;
}

const withoutMark = (name) => name.replace(/ \(types\)$/, '');
const isTypesOnly = (name) => name.endsWith(' (types)');

function rulesOf({ room, path, may, because }) {
  const others = may.filter((name) => name !== 'itself' && name !== NODE);
  const allowed = [...others.map((name) => pathOf(withoutMark(name))), path.includes('([^/]+)') ? '^widgets/$1/' : path];
  const rule = { severity: 'error', comment: because ?? 'DESIGN.md §2' };
  const onlyTypes = others.filter(isTypesOnly).map((name) => pathOf(withoutMark(name)));
  return [
    {
      ...rule,
      name: `${room}: may import only ${may.join(', ') || 'itself'}`,
      from: { path, pathNot: TEST_FILE },
      to: { pathNot: allowed, ...(may.includes(NODE) ? { dependencyTypesNot: ['core'] } : {}) },
    },
    ...onlyTypes.map((target) => ({
      ...rule,
      name: `${room}: types only`,
      from: { path, pathNot: TEST_FILE },
      to: { path: target, dependencyTypesNot: ['type-only'] },
    })),
  ];
}

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...ROOMS.flatMap(rulesOf),
    {
      name: 'no circles',
      severity: 'error',
      from: { pathNot: TEST_FILE },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'every file has a room',
      severity: 'error',
      comment: 'A file outside the table would be outside the law.',
      from: { path: '^(shared|bff|widgets|stories)/', pathNot: [...ROOMS.map(({ path }) => path), TEST_FILE] },
      to: {},
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.d.ts'],
    },
  },
};
