import type { Running } from '../e2e/process.ts';
import { addressOf, type Unpacked, unpackProgram } from './bundle.ts';

/** The bundled program with keys, a schema and one partner. */
export interface Installed extends Unpacked {
  /** Secret key of the partner. */
  key: string;
  /** Starts the service on a free port. */
  serve(env?: NodeJS.ProcessEnv): Promise<RunningService>;
}

export interface RunningService extends Running {
  address: string;
}

/** Installs it as README.md says; `env` names the database where it is not SQLite. */
export async function install(env: NodeJS.ProcessEnv = {}): Promise<Installed> {
  const unpacked = unpackProgram();
  const type = async (args: readonly string[]): Promise<string> => {
    const { code, output } = await unpacked.ask(args, env);
    if (code !== 0) throw new Error(`partner-widgets ${args.join(' ')} ended with ${code}: ${output}`);
    return output;
  };
  await type(['keyring', 'make']);
  await type(['migrate']);
  const added = await type(['partner', 'add', '--name', 'Example Cloud', '--kind', 'distributor', '--with-key']);
  return {
    ...unpacked,
    key: /^pwk_\S+$/m.exec(added)?.[0] ?? '',
    serve: async (more = {}) => {
      const running = unpacked.program(['serve'], { PORT: '0', ...env, ...more });
      return { ...running, address: await addressOf(running) };
    },
  };
}
