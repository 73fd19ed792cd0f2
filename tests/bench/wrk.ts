import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface Load {
  url: string;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: string;
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p99: number;
}

/** The last core is the client's; the servers run on the first (`serverCommand`). */
const CLIENT_CORE = String(availableParallelism() - 1);

/** Puts a server on the first core, so that client and server do not take turns. */
export function serverCommand(file: string, args: readonly string[]): [string, string[]] {
  return ['taskset', ['-c', '0', process.execPath, file, ...args]];
}

/** Loads one address with wrk (Debian's package `wrk`) from one thread. Throws where any answer is not a 2xx. */
export async function load(options: Load): Promise<LoadResult> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-wrk-'));
  const script = join(folder, 'request.lua');
  const headers = Object.entries(options.headers).map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`);
  await writeFile(
    script,
    [
      `wrk.method = ${JSON.stringify(options.method)}`,
      ...headers,
      ...(options.body === undefined ? [] : [`wrk.body = ${JSON.stringify(options.body)}`]),
      'done = function(summary, latency, requests)',
      '  io.write(string.format("RESULT %f %f %f %d\\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status + summary.errors.read + summary.errors.timeout))',
      'end',
    ].join('\n'),
  );
  const args = ['-c', CLIENT_CORE, 'wrk', '-t1', `-c${options.connections}`, `-d${options.seconds}s`, '-s', script, options.url];
  const { stdout } = await run('taskset', args);
  const match = /RESULT ([\d.]+) ([\d.]+) ([\d.]+) (\d+)/.exec(stdout);
  if (!match) throw new Error(`wrk said nothing usable:\n${stdout}`);
  if (match[4] !== '0') throw new Error(`${match[4]} requests failed:\n${stdout}`);
  return { requestsPerSecond: Number(match[1]), p50: Number(match[2]), p99: Number(match[3]) };
}
