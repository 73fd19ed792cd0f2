import { cpSync } from 'node:fs';
import { ensureBuilt } from '../../scripts/build.mjs';
import { ROOT } from '../../scripts/set-up.mjs';
import { kept } from '../kept.ts';
import { run, temporaryFolder } from './process.ts';

/**
 * A new data folder with the demonstration in it, as its first start leaves it. Within a run of all stages the first start is one for all
 * files; else the folder is empty, and whoever serves from it makes the first start.
 */
export async function demonstrationFolder(name: string): Promise<ReturnType<typeof temporaryFolder>> {
  const folder = temporaryFolder(name);
  const made = await kept('demonstration', startOnce);
  if (made !== null) cpSync(made, folder.path, { recursive: true });
  return folder;
}

async function startOnce(dataFolder: string): Promise<void> {
  ensureBuilt(process.execPath);
  const server = run(process.execPath, [`${ROOT}bff/node/demonstration/serve.ts`, '--port', '0'], { DATA_DIR: dataFolder });
  await server.says(/http:\/\/localhost:\d+\//);
  server.signal('SIGTERM');
  await server.ended;
}
