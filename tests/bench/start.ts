import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureProgramBuilt, PROGRAM_FOLDER } from '../../scripts/program/build-program.mjs';
import { type Finding, median, type Section } from './measure.ts';

const ROUNDS = 7;
const IDLE_SECONDS = 3;

interface Started {
  toAddress: number;
  toAnswer: number;
  idle: number;
}

/** How to start something that listens on a port, on a database that is there. */
interface Way {
  args(port: number): readonly string[];
  env: NodeJS.ProcessEnv;
}

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

async function startOnce({ args, env }: Way): Promise<Started> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, args(port), { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  let toAddress = 0;
  const hear = (chunk: Buffer) => {
    if (toAddress === 0 && chunk.includes(`:${port}`)) toAddress = performance.now() - started;
  };
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  let toAnswer = 0;
  while (toAnswer === 0) {
    const isUp = await fetch(`http://127.0.0.1:${port}/openapi.json`).then(
      (response) => response.ok,
      () => false,
    );
    if (isUp) toAnswer = performance.now() - started;
    else await wait(5);
    if (child.exitCode !== null) throw new Error(`${args(port).join(' ')} ended with ${child.exitCode}`);
  }
  await wait(IDLE_SECONDS * 1000);
  const idle = residentMegabytes(child.pid ?? 0);
  child.kill('SIGINT');
  await exited;
  return { toAddress, toAnswer, idle };
}

/** Medians of several ways, which take turns, so that what else the machine does meets all of them. */
async function compare<Name extends string>(ways: Record<Name, Way>): Promise<Record<Name, Started>> {
  const names = Object.keys(ways) as Name[];
  const runs = new Map<Name, Started[]>(names.map((name) => [name, []]));
  for (const name of names) await startOnce(ways[name]);
  for (let round = 0; round < ROUNDS; round += 1) for (const name of names) runs.get(name)?.push(await startOnce(ways[name]));
  const middle = (name: Name, of: keyof Started) => median((runs.get(name) ?? []).map((run) => run[of]));
  const entries = names.map((name) => [
    name,
    { toAddress: middle(name, 'toAddress'), toAnswer: middle(name, 'toAnswer'), idle: middle(name, 'idle') },
  ]);
  return Object.fromEntries(entries) as Record<Name, Started>;
}

/** The program for production, where no package is in sight, with a partner in its database. */
function installProgram(folder: string): { program: string; env: NodeJS.ProcessEnv } {
  ensureProgramBuilt(process.execPath);
  cpSync(PROGRAM_FOLDER, join(folder, 'program'), { recursive: true });
  const program = join(folder, 'program/partner-widgets.mjs');
  const env = { DATA_DIR: join(folder, 'data'), SETTINGS_FILE: '', LOG_LEVEL: 'info', LOG_FILE: join(folder, 'log.jsonl') };
  for (const command of ['keyring make', 'migrate', 'partner add --name Example --kind distributor']) {
    const { status, stderr } = spawnSync(process.execPath, [program, ...command.split(' ')], {
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(stderr);
  }
  return { program, env };
}

/** Program and demonstration on databases that are there, from the process's start. */
export async function measureStart(): Promise<Section> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-start-'));
  try {
    const { program, env } = installProgram(folder);
    const args = (port: number) => [program, 'serve', '--port', String(port)];
    const { bundled, cached, demonstration } = await compare({
      bundled: { args, env },
      cached: { args, env: { ...env, NODE_COMPILE_CACHE: join(folder, 'compiled') } },
      demonstration: { args: (port) => ['scripts/start.mjs', '--port', String(port)], env: { DATA_DIR: join(folder, 'demonstration') } },
    });
    const bare = await bareStart();
    return {
      title: 'Start and memory',
      how: `The bundled program, \`partner-widgets serve\`, as the systemd unit starts it (compiled code kept) and without; beside it the demonstration, \`node scripts/start.mjs\`. On databases that are there; ${ROUNDS} starts of each, taking turns, medians. Memory: resident, ${IDLE_SECONDS} s after the first answer.`,
      findings: [
        answerFinding('program, to the first answer', cached, `budget ≤ 250 ms; \`node -e 0\` takes ${bare.toFixed(0)} ms`),
        memoryFinding('program, idle memory', cached),
        { ...answerFinding('program without compiled code, to the first answer', bundled, 'the first start of a release'), isMet: null },
        { ...memoryFinding('program without compiled code, idle memory', bundled), beside: '', isMet: null },
        {
          what: 'demonstration, to the printed address',
          figure: `${demonstration.toAddress.toFixed(0)} ms`,
          beside: 'limit 2,000 ms (npm itself not counted)',
          isMet: demonstration.toAddress < 2000,
        },
        {
          ...answerFinding('demonstration, to the first answer', demonstration, 'every module read and stripped of its types'),
          isMet: null,
        },
        { ...memoryFinding('demonstration, idle memory', demonstration), beside: '', isMet: null },
      ],
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function answerFinding(what: string, { toAnswer }: Started, beside: string): Finding {
  return { what, figure: `${toAnswer.toFixed(0)} ms`, beside, isMet: toAnswer <= 250 };
}

function memoryFinding(what: string, { idle }: Started): Finding {
  return { what, figure: `${idle.toFixed(0)} MB`, beside: 'budget ≤ 120 MB', isMet: idle <= 120 };
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
