import { ensureBuilt } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/set-up.mjs';
import { demonstrationFolder } from './demonstration.ts';
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
  /** Data folder of an earlier server; default: a new one, in which the demonstration may have been started before. */
  dataFolder?: string;
}

/** The server of `npm start` on a free port, with data of its own. */
export async function startServer({ args = [], env = {}, dataFolder }: ServerOptions = {}): Promise<Server> {
  ensureBuilt(process.execPath);
  const folder = dataFolder === undefined ? await newFolder(args, env) : { path: dataFolder, remove: () => {} };
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

/** A world of another day, or in another database, is the server's own to make. */
function newFolder(args: readonly string[], env: NodeJS.ProcessEnv) {
  return args.length > 0 || env.DATABASE_URL ? temporaryFolder('server') : demonstrationFolder('server');
}
