import { ensureBuilt } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/set-up.mjs';
import { type Running, run, temporaryFolder } from './process.ts';

export interface Server extends Running {
  origin: string;
  dataFolder: string;
  /** Ends the server and takes its data away. Answers with the exit code. */
  stop(): Promise<number | null>;
}

export interface ServerOptions {
  args?: readonly string[];
  env?: NodeJS.ProcessEnv;
  /** Data folder of an earlier server; default: a new one. */
  dataFolder?: string;
}

/** The server of `npm start` on a free port, with data of its own. */
export async function startServer({ args = [], env = {}, dataFolder }: ServerOptions = {}): Promise<Server> {
  ensureBuilt(process.execPath);
  const folder = dataFolder === undefined ? temporaryFolder('server') : { path: dataFolder, remove: () => {} };
  const running = run(process.execPath, [`${ROOT}bff/node/demonstration/serve.ts`, '--port', '0', ...args], {
    DATA_DIR: folder.path,
    ...env,
  });
  const [, origin = ''] = await running.says(/(http:\/\/localhost:\d+)\//);
  return {
    ...running,
    origin,
    dataFolder: folder.path,
    stop: async () => {
      running.signal('SIGTERM');
      const code = await running.ended;
      folder.remove();
      return code;
    },
  };
}
