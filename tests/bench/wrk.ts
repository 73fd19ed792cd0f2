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
  /** Lines of Lua before each request, which may change `wrk.headers` and `wrk.body`; `n` counts them from 1. Left out, all are the same. */
  eachRequest?: readonly string[];
  /** Answers other than 2xx are counted instead of thrown. */
  mayRefuse?: boolean;
  /** Left to the scheduler where client and servers share all cores. */
  isFree?: boolean;
  connections: number;
  seconds: number;
}

export interface LoadResult {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  refused: number;
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
      ...(options.eachRequest
        ? ['local n = 0', 'request = function()', 'n = n + 1', ...options.eachRequest, 'return wrk.format()', 'end']
        : []),
      'done = function(summary, latency, requests)',
      '  io.write(string.format("RESULT %f %f %f %d %d\\n", summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, summary.errors.status, summary.errors.read + summary.errors.timeout))',
      'end',
    ].join('\n'),
  );
  const { connections, seconds, url } = options;
  const cores = options.isFree ? `0-${CLIENT_CORE}` : CLIENT_CORE;
  const args = ['-c', cores, 'wrk', '-t1', '--timeout', '10s', `-c${connections}`, `-d${seconds}s`, '-s', script, url];
  const { stdout } = await run('taskset', args);
  const match = /RESULT ([\d.]+) ([\d.]+) ([\d.]+) (\d+) (\d+)/.exec(stdout);
  if (!match) throw new Error(`wrk said nothing usable:\n${stdout}`);
  const [requestsPerSecond = 0, p50 = 0, p99 = 0, refused = 0, lost = 0] = match.slice(1).map(Number);
  if (lost > 0 || (refused > 0 && !options.mayRefuse)) throw new Error(`${refused + lost} requests failed:\n${stdout}`);
  return { requestsPerSecond, p50, p99, refused };
}
