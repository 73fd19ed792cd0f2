import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

export interface Listening {
  port: number;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts a server that says `LISTENING port` on its standard output, and waits for that. */
export async function listen([command, args]: [string, string[]], env: NodeJS.ProcessEnv = process.env): Promise<Listening> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'], env });
  const exited = once(child, 'exit');
  const port = await new Promise<number>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      const match = /^LISTENING (\d+)/.exec(line);
      if (match) resolve(Number(match[1]));
    });
    exited.then(([code]) => reject(new Error(`${args.join(' ')} ended with ${code} before it listened`)));
  });
  return {
    port,
    child,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
