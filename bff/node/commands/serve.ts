import { flushCompileCache } from 'node:module';
import type { Command } from '../program/command.ts';
import { noPartnerYet } from '../program/find-partner.ts';
import { mailMissing, openMailer } from '../program/mail.ts';
import { IS_BUNDLED, RELEASE, typed } from '../program/release.ts';
import { readProgramSettings } from '../program/settings.ts';
import type { ProgramSettings } from '../program/settings-schema.ts';
import { readArguments } from '../program/usage.ts';
import { openWorld } from '../program/world.ts';
import { entryOf } from '../service/entry.ts';
import { refuseDemonstration } from '../service/refuse-demonstration.ts';
import { type Service, startService } from '../service/service.ts';
import { runUntilStopped } from '../service/signals.ts';
import { keptReleases, widgetsFolder, widgetsHandler, widgetsVersion } from '../service/widgets-files.ts';

const USAGE = `${typed('serve [--port 8787] [--host 127.0.0.1]')}

Serves the BFF and the widgets' files, until SIGTERM or Ctrl-C. Everything else is a setting: ${typed('config')} shows them all.

A new installation, before its first start:
  ${typed('keyring make')}
  ${typed('migrate')}
  ${typed('partner add --name "Example Cloud" --kind distributor --with-key')}`;

/** The BFF in production: nothing of the demonstration, and none of its data. */
export const serveCommand: Command = {
  summary: 'serves the BFF and the widgets',
  usage: USAGE,
  run: async (args) => {
    const env = { ...process.env, ...readOptions(args) };
    process.exitCode = await runUntilStopped(() => serve(env), { hangUp: 'reload', isDraining: true });
  },
};

async function serve(env: NodeJS.ProcessEnv): Promise<Service> {
  const settings = readProgramSettings(env);
  const folder = widgetsFolder(settings.WIDGETS_DIR);
  const version = widgetsVersion(folder);
  const kept = keptReleases(settings.WIDGETS_DIR);
  const service = await startService({
    host: settings.HOST,
    port: settings.PORT,
    publicOrigin: settings.PUBLIC_ORIGIN,
    entry: entryOf(settings),
    openWorld: async (_listening, meter) => {
      const world = await openWorld(env, { meter, mailer: openMailer });
      try {
        await refuseDemonstration(world.store);
      } catch (error) {
        await world.close();
        throw error;
      }
      return world;
    },
    handlers: async () => [widgetsHandler(folder, version, { kept, basePath: settings.BASE_PATH })],
  });
  // A database that goes away just now is the service's to live with, not a reason to end.
  await sayReady(settings, service).catch(() => {});
  // Where NODE_COMPILE_CACHE names a folder: also for a process that will be killed.
  flushCompileCache();
  return service;
}

/** Sentences go to standard error: standard output may be the log, which is read by machines. */
async function sayReady(settings: ProgramSettings, { world, port }: Service): Promise<void> {
  const address = addressOf(settings, port);
  const end = IS_BUNDLED ? '' : ' Stop with Ctrl-C.';
  console.error(`partner-widgets ${RELEASE} answers at ${address} (API reference: ${address}/docs).${end}`);
  const closed = await world.store.operations.closedChanges();
  if (closed)
    console.error(
      `CHANGES ARE CLOSED since the restore of ${closed.since}: reads are answered, changes refused. ${typed('release')} opens them.`,
    );
  if ((await world.store.reads.partners.list()).length === 0) console.error(noPartnerYet());
  const missing = await mailMissing(world);
  if (missing !== null) {
    console.error(missing);
    world.log.notice('mail', missing, true);
  }
}

function addressOf({ PUBLIC_ORIGIN, HOST, BASE_PATH, TLS_CERTIFICATE_FILE }: ProgramSettings, port: number): string {
  const host = ['127.0.0.1', '::1', '0.0.0.0', '::'].includes(HOST) ? 'localhost' : HOST;
  const own = `${TLS_CERTIFICATE_FILE === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  return (PUBLIC_ORIGIN ?? own) + BASE_PATH;
}

/** As the settings that they stand for. */
function readOptions(args: string[]): { PORT?: string; HOST?: string } {
  const { port, host } = readArguments({ args, options: { port: { type: 'string' }, host: { type: 'string' } } }, USAGE).values;
  return { ...(port === undefined ? {} : { PORT: port }), ...(host === undefined ? {} : { HOST: host }) };
}
