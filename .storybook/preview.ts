import '@fontsource-variable/noto-sans-arabic/index.css';
import '@fontsource-variable/noto-sans-sc/index.css';
import './preview.css';
import type { Preview } from '@storybook/web-components-vite';
import { configure } from 'storybook/test';
import { MINIMAL_VIEWPORTS } from 'storybook/viewport';
import { SCENARIO_NAMES } from '../bff/sandbox/scenarios.ts';
import { APPEARANCES, DENSITIES, DIRECTIONS, NETWORKS, OFFERED_LOCALES, OVERLAYS, ROLE_NAMES, THEMES } from './choices.ts';
import { loadFonts } from './fonts.ts';
import { asHostPage } from './host-page.ts';
import { onNetwork } from './on-network.ts';

// A slow machine may take many times the second that `findBy…` waits by itself.
configure({ asyncUtilTimeout: 15_000 });

type Icon = 'beaker' | 'user' | 'globe' | 'contrast' | 'listunordered' | 'paintbrush' | 'transfer' | 'lightning' | 'sidebaralt';

const choice = (title: string, icon: Icon, items: readonly { value: string; title: string }[]) => ({
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

/** Choices that are their own names. */
const named = (values: readonly string[]) => values.map((value) => ({ value, title: value }));

const preview: Preview = {
  tags: ['!autodocs'],
  decorators: [onNetwork, asHostPage],
  beforeAll: loadFonts,
  globalTypes: {
    scenario: choice('Scenario', 'beaker', named(SCENARIO_NAMES)),
    role: choice('Role', 'user', named(ROLE_NAMES)),
    locale: choice('Locale', 'globe', OFFERED_LOCALES),
    direction: choice('Direction', 'transfer', DIRECTIONS),
    theme: choice('Theme', 'contrast', THEMES),
    appearance: choice('Appearance', 'paintbrush', APPEARANCES),
    density: choice('Density', 'listunordered', DENSITIES),
    overlays: choice('Overlays', 'sidebaralt', OVERLAYS),
    network: choice('Network', 'lightning', NETWORKS),
  },
  initialGlobals: {
    scenario: 'normal',
    role: 'administrator',
    locale: 'zh-CN',
    direction: 'locale',
    theme: 'light',
    appearance: 'inherit',
    density: 'comfortable',
    overlays: 'dialog',
    network: 'normal',
  },
  parameters: {
    layout: 'fullscreen',
    // What passes is counted, not listed node by node: that list was most of a test run.
    a11y: { test: 'error', options: { resultTypes: ['violations', 'incomplete'] } },
    backgrounds: { disable: true },
    controls: { disable: true },
    viewport: {
      options: { ...MINIMAL_VIEWPORTS, portal: { name: 'Portal', styles: { width: '1280px', height: '800px' }, type: 'desktop' } },
    },
    options: { storySort: { order: ['Welcome', 'Foundations', 'Kit', 'Widgets', 'Pages', 'Docs'] } },
  },
};

export default preview;
