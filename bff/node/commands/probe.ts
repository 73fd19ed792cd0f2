import { request as askPlainly } from 'node:http';
import { request as askOverTls } from 'node:https';
import type { Command } from '../program/command.ts';
import { readProgramSettings } from '../program/settings.ts';
import type { ProgramSettings } from '../program/settings-schema.ts';
import { StartFailure } from '../program/start-failure.ts';
import { readArguments, ways } from '../program/usage.ts';

const USAGE = `${ways([
  ['probe', 'asks the service on this machine whether it lives: for health checks of containers'],
  ['probe --ready', 'asks whether it is ready to serve'],
])}

Ends with 0 for yes, with 1 for no. It asks at PORT, so give it the settings of the service.`;

const PATIENCE_MILLISECONDS = 2500;
/** What a service listens on that listens everywhere. */
const EVERYWHERE: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

export const probeCommand: Command = {
  summary: 'asks the service on this machine whether it lives',
  usage: USAGE,
  run: async (args) => {
    const { values } = readArguments({ args, options: { ready: { type: 'boolean' } } }, USAGE);
    const settings = readProgramSettings(process.env);
    const path = values.ready ? '/readyz' : '/livez';
    const { status, text } = await ask(settings, path);
    console.log(text.trim());
    if (status !== 200) process.exitCode = 1;
  },
};

/** The certificate names the service as others reach it, not this machine, and nothing is told that needs to be kept. */
function ask({ HOST, PORT, TLS_CERTIFICATE_FILE }: ProgramSettings, path: string): Promise<{ status: number | undefined; text: string }> {
  const options = { host: EVERYWHERE[HOST] ?? HOST, port: PORT, path, timeout: PATIENCE_MILLISECONDS, agent: false };
  return new Promise((resolve, reject) => {
    const asked =
      TLS_CERTIFICATE_FILE === undefined
        ? askPlainly(options)
        : askOverTls({ ...options, rejectUnauthorized: false, minVersion: 'TLSv1.2' });
    asked.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, text }));
    });
    asked.on('timeout', () => asked.destroy(new Error(`no answer in ${PATIENCE_MILLISECONDS} ms`)));
    asked.on('error', (error) => reject(new StartFailure(`Nobody answers at ${options.host}:${PORT} (${error.message}).`)));
    asked.end();
  });
}
