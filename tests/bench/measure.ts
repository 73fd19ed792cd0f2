import { cpus, release, totalmem } from 'node:os';

/** A table of the report: what was measured, beside its limit and its peer. */
export interface Finding {
  what: string;
  figure: string;
  /** A budget, or what it stands beside. */
  beside: string;
  /** False where a budget is missed; null where there is none. */
  isMet: boolean | null;
}

export interface Section {
  title: string;
  /** How it was measured, in a sentence or two. */
  how: string;
  findings: Finding[];
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

/** The smallest value that at least `share` of the values do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function describeMachine(): string {
  const all = cpus();
  return `${all.length} × ${all[0]?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB, Linux ${/^\d+\.\d+/.exec(release())?.[0]}, Node ${process.version}`;
}

export function milliseconds(value: number): string {
  return value < 10 ? `${value.toFixed(2)} ms` : `${value.toFixed(0)} ms`;
}

export function count(value: number): string {
  return Math.round(value).toLocaleString('en');
}
