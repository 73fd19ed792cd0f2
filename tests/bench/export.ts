import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExportFormat } from '../../shared/values/lists.ts';
import type { ExportRun } from './export-child.ts';
import { count, type Finding, milliseconds, type Section } from './measure.ts';
import type { BuiltDatabase } from './million.ts';

interface BareRun {
  rows: number;
  bytes: number;
  seconds: number;
  processorSeconds: number;
  peak: number;
}

/** Memory that may be alive at the end beyond what was at the start, for rows that came and went. */
const GROWTH_MAXIMUM_MEGABYTES = 30;

/** Runs a program in a process of its own, whose memory is nobody else's. */
function measured<Run>(script: string, args: readonly string[]): Run {
  const file = fileURLToPath(new URL(script, import.meta.url));
  return JSON.parse(execFileSync(process.execPath, ['--expose-gc', file, ...args], { encoding: 'utf8' })) as Run;
}

/** All customers as a file, written by the job and handed out, beside one statement and a loop. */
export async function measureExport({ path, customers }: BuiltDatabase): Promise<Section> {
  const bare = measured<BareRun>('./bare-export.ts', [path]);
  const findings = (['csv', 'xlsx'] as const).flatMap((format) => findingsOf(format, measured('./export-child.ts', [path, format]), bare));
  return {
    title: 'Export',
    how: `${count(customers)} customers in the order of the screen, each run in a process of its own on SQLite; every 500 rows are committed to disk with the place to go on from, then others get their turn. Beside: bare \`node:sqlite\`, one statement and a loop into a CSV file, which can be neither cancelled nor gone on with. Live memory: JavaScript after collecting garbage, after a tenth and after nine tenths of the rows. Resident memory holds the database's page caches (64 MiB for reads, 64 MiB for writes).`,
    findings,
  };
}

function findingsOf(format: ExportFormat, run: ExportRun, bare: BareRun): Finding[] {
  const name = format.toUpperCase();
  const growth = run.liveLate - run.liveEarly;
  return [
    {
      what: `${name}, written`,
      figure: `${run.seconds.toFixed(0)} s, ${count(run.rows / run.seconds)} rows/s, processor ${run.processorSeconds.toFixed(0)} s; ${count(run.bytes / 1e6)} MB`,
      beside: `bare: ${bare.seconds.toFixed(0)} s, processor ${bare.processorSeconds.toFixed(0)} s; ${count(bare.bytes / 1e6)} MB of CSV`,
      isMet: null,
    },
    {
      what: `${name}, live memory`,
      figure: `${run.liveEarly.toFixed(0)} MB early, ${run.liveLate.toFixed(0)} MB late`,
      beside: `budget: grows by ≤ ${GROWTH_MAXIMUM_MEGABYTES} MB`,
      isMet: growth <= GROWTH_MAXIMUM_MEGABYTES,
    },
    { what: `${name}, resident at most`, figure: `${run.peak.toFixed(0)} MB`, beside: `bare: ${bare.peak.toFixed(0)} MB`, isMet: null },
    {
      what: `${name}, event loop held`,
      figure: `median ${milliseconds(run.stall50)}, p99 ${milliseconds(run.stall99)}`,
      beside: 'bare: from start to end',
      isMet: null,
    },
    { what: `${name}, downloaded`, figure: `${run.downloadSeconds.toFixed(1)} s`, beside: 'from one process to a file', isMet: null },
  ];
}
