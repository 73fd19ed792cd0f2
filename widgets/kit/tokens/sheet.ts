// Made from widgets/kit/tokens/table.ts by `npm run tokens`.
import { css } from 'lit';

/** Every token but those of charts: what the host has set, else what stands in. */
export const tokenSheet = css`
  :host {
    --_surface: var(--partner-surface, light-dark(oklch(1 0 0), oklch(0.205 0.012 262)));
    --_text: var(--partner-text, light-dark(oklch(0.245 0.02 262), oklch(0.945 0.004 262)));
    --_accent: var(--partner-accent, light-dark(oklch(0.51 0.19 262), oklch(0.76 0.115 262)));
    --_success: var(--partner-success, light-dark(oklch(0.5 0.13 150), oklch(0.8 0.13 155)));
    --_warning: var(--partner-warning, light-dark(oklch(0.5 0.115 65), oklch(0.82 0.12 80)));
    --_danger: var(--partner-danger, light-dark(oklch(0.53 0.2 25), oklch(0.76 0.13 22)));
    --_accent-text: var(--partner-accent-text, var(--_surface));
    --_surface-raised: var(--partner-surface-raised, color-mix(in oklab, var(--_text) 2%, var(--_surface)));
    --_surface-hover: var(--partner-surface-hover, color-mix(in oklab, var(--_text) 4%, var(--_surface)));
    --_border: var(--partner-border, color-mix(in oklab, var(--_text) 12%, var(--_surface)));
    --_border-strong: var(--partner-border-strong, color-mix(in oklab, var(--_text) 50%, var(--_surface)));
    --_text-secondary: var(--partner-text-secondary, color-mix(in oklab, var(--_text) 76%, var(--_surface)));
    --_text-tertiary: var(--partner-text-tertiary, color-mix(in oklab, var(--_text) 65%, var(--_surface)));
    --_accent-hover: var(--partner-accent-hover, color-mix(in oklab, var(--_text) 20%, var(--_accent)));
    --_accent-soft: var(--partner-accent-soft, color-mix(in oklab, var(--_accent) 10%, var(--_surface)));
    --_success-soft: var(--partner-success-soft, color-mix(in oklab, var(--_success) 12%, var(--_surface)));
    --_warning-soft: var(--partner-warning-soft, color-mix(in oklab, var(--_warning) 12%, var(--_surface)));
    --_danger-soft: var(--partner-danger-soft, color-mix(in oklab, var(--_danger) 12%, var(--_surface)));
    --_danger-hover: var(--partner-danger-hover, color-mix(in oklab, var(--_text) 20%, var(--_danger)));
    --_info: var(--partner-info, var(--_accent));
    --_info-soft: var(--partner-info-soft, color-mix(in oklab, var(--_info) 10%, var(--_surface)));
    --_focus: var(--partner-focus, var(--_accent));
    --_selection: var(--partner-selection, color-mix(in oklab, var(--_accent) 6%, var(--_surface)));
    --_selection-strong: var(--partner-selection-strong, color-mix(in oklab, var(--_accent) 12%, var(--_surface)));
    --_masked: var(--partner-masked, var(--_text));
    --_revealed: var(--partner-revealed, color-mix(in oklab, var(--_accent) 10%, var(--_surface)));
    --_backdrop: var(--partner-backdrop, rgb(17 22 31 / 0.45));
    --_font-mono: var(--partner-font-mono, ui-monospace, "Cascadia Mono", "DejaVu Sans Mono", monospace);
    --_font-size-small: var(--partner-font-size-small, 12px);
    --_font-size-dense: var(--partner-font-size-dense, 13px);
    --_font-size: var(--partner-font-size, 14px);
    --_font-size-heading: var(--partner-font-size-heading, 16px);
    --_font-size-title: var(--partner-font-size-title, 20px);
    --_font-size-figure: var(--partner-font-size-figure, 28px);
    --_font-weight: var(--partner-font-weight, 400);
    --_font-weight-strong: var(--partner-font-weight-strong, 600);
    --_line-height: var(--partner-line-height, 1.6);
    --_line-height-small: var(--partner-line-height-small, 16px);
    --_line-height-row: var(--partner-line-height-row, 20px);
    --_line-height-heading: var(--partner-line-height-heading, 24px);
    --_line-height-title: var(--partner-line-height-title, 28px);
    --_space-1: var(--partner-space-1, 4px);
    --_space-2: var(--partner-space-2, 8px);
    --_space-3: var(--partner-space-3, 12px);
    --_space-4: var(--partner-space-4, 16px);
    --_space-5: var(--partner-space-5, 24px);
    --_space-6: var(--partner-space-6, 32px);
    --_radius: var(--partner-radius, var(--el-border-radius-base, var(--ant-border-radius, 4px)));
    --_radius-panel: var(--partner-radius-panel, var(--ant-border-radius-lg, 8px));
    --_radius-dialog: var(--partner-radius-dialog, 12px);
    --_border-width: var(--partner-border-width, 1px);
    --_focus-width: var(--partner-focus-width, 2px);
    --_control: var(--partner-control-block-size, 32px);
    --_row: var(--partner-row-block-size, 48px);
    --_target: var(--partner-target-size, 24px);
    --_shadow-hint: var(--partner-shadow-hint, 0 4px 16px rgb(0 0 0 / 0.16));
    --_shadow: var(--partner-shadow, 0 8px 24px rgb(0 0 0 / 0.16));
    --_shadow-dialog: var(--partner-shadow-dialog, 0 16px 48px rgb(0 0 0 / 0.24));
    --_shadow-bar: var(--partner-shadow-bar, 0 -4px 16px rgb(0 0 0 / 0.12));
    --_duration: var(--partner-duration, 160ms);
    --_easing: var(--partner-easing, ease-out);
  }
  @media (pointer: coarse) {
    :host {
      --_control: 44px;
      --_row: 56px;
      --_target: 44px;
    }
  }
`;
