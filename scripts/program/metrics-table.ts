import { createMetrics } from '../../bff/node/service/metrics.ts';

const BEGIN = '<!-- metrics: made by npm run metrics -->';
const END = '<!-- end of metrics -->';

export interface DescribedMetric {
  name: string;
  type: string;
  help: string;
  labelNames: readonly string[];
}

/** Every metric of ours, in the order in which they are told. */
export function describedMetrics(): readonly DescribedMetric[] {
  return createMetrics().registry.getMetricsAsArray() as unknown as DescribedMetric[];
}

/** The document with its table as the program has it now. Throws where it has no place for it. */
export function withMetrics(document: string): string {
  const [before, rest = ''] = document.split(BEGIN);
  const after = rest.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The document needs the lines ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n| metric | type | labels | means |\n|---|---|---|---|\n${describedMetrics().map(rowOf).join('\n')}\n\n${END}${after}`;
}

function rowOf({ name, type, labelNames, help }: DescribedMetric): string {
  return `| \`${name}\` | ${type} | ${labelNames.map((label) => `\`${label}\``).join(', ')} | ${help} |`;
}
