import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { median, type Section } from './measure.ts';

const ROUNDS = 7;
const IDLE_SECONDS = 3;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Resident memory of a process, in MB, as Linux counts it. */
function residentMegabytes(pid: number): number {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(match?.[1]) / 1000;
}

async function startOnce(folder: string): Promise<{ toAddress: number; toAnswer: number; idle: number }> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port)], {
    env: { ...process.env, DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let toAddress = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    if (toAddress === 0 && chunk.includes(`:${port}/`)) toAddress = performance.now() - started;
  });
  let toAnswer = 0;
  while (toAnswer === 0) {
    const isUp = await fetch(`http://127.0.0.1:${port}/openapi.json`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) toAnswer = performance.now() - started;
    else await wait(5);
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
  }
  await wait(IDLE_SECONDS * 1000);
  const idle = residentMegabytes(child.pid ?? 0);
  child.kill('SIGINT');
  await exited;
  return { toAddress, toAnswer, idle };
}

/** The demonstration on a database that is there, from the process's start. */
export async function measureStart(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    await startOnce(folder);
    const runs = [];
    for (let round = 0; round < ROUNDS; round += 1) runs.push(await startOnce(folder));
    const bare = await bareStart();
    const toAnswer = median(runs.map((run) => run.toAnswer));
    const idle = median(runs.map((run) => run.idle));
    return {
      title: 'Start and memory',
      how: `\`node scripts/start.mjs\` on the demonstration's existing database; ${ROUNDS} starts, medians. Memory: resident, ${IDLE_SECONDS} s after the first answer.`,
      findings: [
        {
          what: 'to the printed address',
          figure: `${median(runs.map((run) => run.toAddress)).toFixed(0)} ms`,
          beside: 'limit 2,000 ms (npm itself not counted)',
          isMet: median(runs.map((run) => run.toAddress)) < 2000,
        },
        {
          what: 'to the first answer',
          figure: `${toAnswer.toFixed(0)} ms`,
          beside: `budget ≤ 250 ms; \`node -e 0\` takes ${bare.toFixed(0)} ms`,
          isMet: toAnswer <= 250,
        },
        { what: 'idle memory', figure: `${idle.toFixed(0)} MB`, beside: 'budget ≤ 120 MB', isMet: idle <= 120 },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The peer: Node that does nothing. */
async function bareStart(): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const started = performance.now();
    await once(spawn(process.execPath, ['-e', '0']), 'exit');
    times.push(performance.now() - started);
  }
  return median(times);
}
