// Made from widgets/kit/tokens/table.ts by `npm run tokens`.
import { css } from 'lit';

/** The colours for engines without `light-dark()`, `oklch()` or `color-mix()`. */
export const olderColours = css`
  @media screen {
  .root {
    --_surface: var(--partner-surface, #ffffff);
    --_text: var(--partner-text, #1b212a);
    --_accent: var(--partner-accent, #215cd0);
    --_success: var(--partner-success, #137738);
    --_warning: var(--partner-warning, #8f5300);
    --_danger: var(--partner-danger, #c51d28);
    --_accent-text: var(--partner-accent-text, var(--_surface));
    --_surface-raised: var(--partner-surface-raised, #fafafa);
    --_surface-hover: var(--partner-surface-hover, #f5f5f5);
    --_border: var(--partner-border, #e0e1e3);
    --_border-strong: var(--partner-border-strong, #84878d);
    --_text-secondary: var(--partner-text-secondary, #4a4f57);
    --_text-tertiary: var(--partner-text-tertiary, #62666e);
    --_accent-hover: var(--partner-accent-hover, #2251ac);
    --_accent-soft: var(--partner-accent-soft, #e8effc);
    --_success-soft: var(--partner-success-soft, #e4eee6);
    --_warning-soft: var(--partner-warning-soft, #f2e9e2);
    --_danger-soft: var(--partner-danger-soft, #fce7e4);
    --_danger-hover: var(--partner-danger-hover, #a2282d);
    --_info: var(--partner-info, var(--_accent));
    --_info-soft: var(--partner-info-soft, #e8effc);
    --_focus: var(--partner-focus, var(--_accent));
    --_selection: var(--partner-selection, #f1f6fd);
    --_selection-strong: var(--partner-selection-strong, #e3ecfb);
    --_masked: var(--partner-masked, var(--_text));
    --_revealed: var(--partner-revealed, #e8effc);
    --_backdrop: var(--partner-backdrop, #11161f73);
    --_chart-due: var(--partner-chart-due, #5b86d6);
    --_chart-paid: var(--partner-chart-paid, #072c73);
    --_chart-quiet: var(--partner-chart-quiet, #7e838c);
    --_chart-1: var(--partner-chart-1, #092d75);
    --_chart-2: var(--partner-chart-2, #c47131);
    --_chart-3: var(--partner-chart-3, #004025);
    --_chart-4: var(--partner-chart-4, #a269c9);
    --_chart-5: var(--partner-chart-5, #670116);
    --_chart-6: var(--partner-chart-6, #119399);
    --_chart-7: var(--partner-chart-7, #3d3400);
    --_chart-8: var(--partner-chart-8, #cd5a97);
    --_chart-grid: var(--partner-chart-grid, var(--_border));
    --_chart-axis: var(--partner-chart-axis, var(--_text-secondary));
    color: var(--_text);
  }
  .root[data-scheme='dark'] {
    --_surface: var(--partner-surface, #14171d);
    --_text: var(--partner-text, #ebedef);
    --_accent: var(--partner-accent, #89b1fa);
    --_success: var(--partner-success, #72d699);
    --_warning: var(--partner-warning, #edbb64);
    --_danger: var(--partner-danger, #f98e8b);
    --_accent-text: var(--partner-accent-text, var(--_surface));
    --_surface-raised: var(--partner-surface-raised, #181b20);
    --_surface-hover: var(--partner-surface-hover, #1b1e24);
    --_border: var(--partner-border, #292c32);
    --_border-strong: var(--partner-border-strong, #76797e);
    --_text-secondary: var(--partner-text-secondary, #b1b3b7);
    --_text-tertiary: var(--partner-text-tertiary, #989a9e);
    --_accent-hover: var(--partner-accent-hover, #9cbdf9);
    --_accent-soft: var(--partner-accent-soft, #1e242f);
    --_success-soft: var(--partner-success-soft, #1f2b2a);
    --_warning-soft: var(--partner-warning-soft, #2a2826);
    --_danger-soft: var(--partner-danger-soft, #2c2429);
    --_danger-hover: var(--partner-danger-hover, #f8a29f);
    --_info: var(--partner-info, var(--_accent));
    --_info-soft: var(--partner-info-soft, #1e242f);
    --_focus: var(--partner-focus, var(--_accent));
    --_selection: var(--partner-selection, #1a1f28);
    --_selection-strong: var(--partner-selection-strong, #202733);
    --_masked: var(--partner-masked, var(--_text));
    --_revealed: var(--partner-revealed, #1e242f);
    --_backdrop: var(--partner-backdrop, #11161f73);
    --_chart-due: var(--partner-chart-due, #466fbd);
    --_chart-paid: var(--partner-chart-paid, #c2d8ff);
    --_chart-quiet: var(--partner-chart-quiet, #737881);
    --_chart-1: var(--partner-chart-1, #c2d8ff);
    --_chart-2: var(--partner-chart-2, #a25e2b);
    --_chart-3: var(--partner-chart-3, #9becc1);
    --_chart-4: var(--partner-chart-4, #8f57b5);
    --_chart-5: var(--partner-chart-5, #ffc3c1);
    --_chart-6: var(--partner-chart-6, #118186);
    --_chart-7: var(--partner-chart-7, #eadd8e);
    --_chart-8: var(--partner-chart-8, #b54481);
    --_chart-grid: var(--partner-chart-grid, var(--_border));
    --_chart-axis: var(--partner-chart-axis, var(--_text-secondary));
  }
  }
`;
