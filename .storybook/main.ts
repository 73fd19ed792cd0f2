import type { StorybookConfig } from '@storybook/web-components-vite';
import { ensureWorlds, WORLDS } from '../scripts/sandbox/made-worlds.mjs';

const BUNDLED_AHEAD = [
  'lit',
  'lit/directive.js',
  'lit/directives/*.js',
  '@hono/zod-validator',
  'canonicalize',
  'colorjs.io',
  'd3-array',
  'd3-scale',
  'd3-shape',
  'decimal.js',
  'hono',
  'hono/http-exception',
  'hucre/xlsx',
  'jose',
  'kysely',
  'papaparse',
  'zod',
  '@storybook/addon-docs/blocks',
];

ensureWorlds(process.execPath);

/** Worlds that pages open instead of making their own; what is built for other machines leaves the huge one to the page. */
const worldsFor = (isBuild: boolean) =>
  (isBuild ? ['normal'] : ['normal', 'huge']).map((size) => ({ from: `${WORLDS}${size}`, to: `/sandbox/${size}` }));

const config: StorybookConfig = {
  // The project's own configuration builds the widgets for portals, with shortened names that stories could not look for.
  framework: { name: '@storybook/web-components-vite', options: { builder: { viteConfigPath: '.storybook/vite.config.ts' } } },
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, disableWebpackDefaults: true },
  staticDirs: (before = [], { configType }) => [...before, ...worldsFor(configType === 'PRODUCTION')],
  viteFinal: (vite) => ({
    ...vite,
    optimizeDeps: {
      ...vite.optimizeDeps,
      // Named ahead, so that no test run is interrupted by finding them.
      include: [...(vite.optimizeDeps?.include ?? []), ...BUNDLED_AHEAD],
      // SQLite finds its WebAssembly beside its own module.
      exclude: [...(vite.optimizeDeps?.exclude ?? []), '@sqlite.org/sqlite-wasm'],
    },
    // Written for older browsers, light-dark() would not follow the toolbar. The licences go with the built workshop (scripts/workshop/build.ts).
    build: {
      ...vite.build,
      target: 'es2023',
      cssTarget: ['chrome123', 'firefox128', 'safari17.5'],
      license: { fileName: 'licences.json' },
    },
  }),
};

export default config;
