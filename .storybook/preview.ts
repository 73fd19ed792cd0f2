import type { Decorator, Preview } from '@storybook/web-components-vite';
import { configure } from 'storybook/test';
import { SCENARIO_NAMES } from '../bff/sandbox/scenarios.ts';
import { LOCALES } from '../shared/values/lists.ts';

// A slow machine may take many times the second that `findBy…` waits by itself.
configure({ asyncUtilTimeout: 15_000 });

/** Sets what a host page would set: language, colour scheme and ground. */
const asHostPage: Decorator = (story, { globals }) => {
  const { documentElement, body } = document;
  documentElement.lang = globals.locale;
  documentElement.style.colorScheme = globals.theme;
  body.style.background = 'light-dark(oklch(1 0 0), oklch(0.205 0.012 262))';
  body.style.fontFamily = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
  return story();
};

const choice = (title: string, icon: 'beaker' | 'user' | 'globe' | 'contrast' | 'listunordered', items: readonly string[]) => ({
  toolbar: { title, icon, items: [...items], dynamicTitle: true },
});

const preview: Preview = {
  tags: ['!autodocs'],
  decorators: [asHostPage],
  globalTypes: {
    scenario: choice('Scenario', 'beaker', SCENARIO_NAMES),
    role: choice('Role', 'user', [
      'administrator',
      'supervisor',
      'account-manager',
      'sales-operations',
      'finance-clerk',
      'coupon-desk',
      'end-customer',
    ]),
    locale: choice('Locale', 'globe', LOCALES),
    theme: choice('Theme', 'contrast', ['light', 'dark']),
    density: choice('Density', 'listunordered', ['comfortable', 'compact']),
  },
  initialGlobals: { scenario: 'normal', role: 'administrator', locale: 'zh-CN', theme: 'light', density: 'comfortable' },
  parameters: {
    layout: 'fullscreen',
    // What passes is counted, not listed node by node: that list was most of a test run.
    a11y: { test: 'error', options: { resultTypes: ['violations', 'incomplete'] } },
    backgrounds: { disable: true },
    controls: { disable: true },
  },
};

export default preview;
