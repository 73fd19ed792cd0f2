// Made from widgets/kit/tokens/table.ts by `npm run tokens`.

/** The names of all tokens, without `--partner-`, by the kind of value that they take. */
export const TOKEN_TYPES = {
  color:
    'surface text accent success warning danger accent-text surface-raised surface-hover border border-strong text-secondary text-tertiary accent-hover accent-soft success-soft warning-soft danger-soft danger-hover info info-soft focus selection selection-strong masked revealed backdrop chart-due chart-paid chart-quiet chart-1 chart-2 chart-3 chart-4 chart-5 chart-6 chart-7 chart-8 chart-grid chart-axis',
  'font-family': 'font font-mono',
  'font-size': 'font-size-small font-size-dense font-size font-size-heading font-size-title font-size-figure',
  'font-weight': 'font-weight font-weight-strong',
  'line-height': 'line-height line-height-small line-height-row line-height-heading line-height-title',
  length:
    'space-1 space-2 space-3 space-4 space-5 space-6 radius radius-panel radius-dialog border-width focus-width control-block-size row-block-size target-size table-max-block-size scroll-margin',
  shadow: 'shadow-hint shadow shadow-dialog shadow-bar',
  duration: 'duration',
  easing: 'easing',
} as const;
