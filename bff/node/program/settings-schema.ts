import { z } from 'zod';
import { DEFAULT_SETTINGS } from '../../ports/settings.ts';

/** Beyond any use, and below where times computed from it would be none: a zero too many must not be found out by failing requests. */
const LONGEST = { seconds: 31_536_000, hours: 87_600, days: 36_500, any: 1_000_000_000 };
const between = (minimum: number, maximum: number, why = '') => {
  const expected = `a whole number from ${minimum} to ${maximum}${why}`;
  return z.coerce.number(expected).int(expected).min(minimum, expected).max(maximum, expected);
};
const count = (unit: keyof typeof LONGEST = 'any') => between(1, LONGEST[unit]);
const port = z.coerce.number('a port from 0 to 65535').int().min(0).max(65_535);
const toggle = z.enum(['true', 'false'], 'true or false').transform((text) => text === 'true');
const path = z.string().min(1);

/**
 * Every setting of the program: its name in the environment and in a settings file, what it may hold, its default, what it means. The
 * table of docs/SETTINGS.md is made from this. Secret ones never show in `config`.
 */
export const SETTINGS = {
  // Where it listens
  PORT: port.default(8787).describe('Port to listen on.'),
  HOST: z.string().default('127.0.0.1').describe('Address to listen on.'),
  PUBLIC_ORIGIN: z
    .string()
    .refine((text) => URL.parse(text)?.origin === text, 'an origin such as https://bff.example.com, without a path')
    .optional()
    .describe('Origin by which browsers reach the BFF, where a proxy stands in front of it.'),
  BASE_PATH: z
    .string()
    .regex(/^(\/(?!\.{1,2}(\/|$))[A-Za-z0-9._~-]+)*$/, 'a path such as /partner-widgets, without a slash at its end')
    .default('')
    .describe('Path under which everything is served, so that the BFF can live under the portal’s own origin.'),
  TRUST_PROXY: z
    .string()
    .optional()
    .describe(
      'Proxies whose `X-Forwarded-For` is believed: how many stand in front, or their addresses and networks, with commas between.',
    ),
  TLS_CERTIFICATE_FILE: path.optional().describe('Certificate chain (PEM), where the server itself speaks TLS.'),
  TLS_KEY_FILE: path.optional().describe('Its private key (PEM).'),
  METRICS_PORT: port.optional().describe('Port of `/metrics`; left out, there are none.'),
  METRICS_HOST: z.string().default('127.0.0.1').describe('Address of `/metrics`.'),
  DRAIN_SECONDS: between(0, 15, ', because all of the end must fit into 25 seconds')
    .default(5)
    .describe('After SIGTERM: how long requests are still taken while readiness says no, so that a balancer can look elsewhere.'),

  // What it stands on
  DATA_DIR: path
    .default('/var/lib/partner-widgets')
    .describe('Folder of the database, the keys and the audit heads; in a checkout `.data`.'),
  DATABASE_URL: z
    .string()
    .refine(
      (text) => /^(postgres|postgresql|socket):/.test(text) && URL.canParse(text),
      'an address such as postgres://user@host/database, with # / ? @ : of a password written as %23 %2F %3F %40 %3A',
    )
    .optional()
    .meta({ isSecret: true })
    .describe('A PostgreSQL instead of SQLite; any number of replicas share it.'),
  DATABASE_CONNECTIONS: count().default(8).describe('Connections of the pool that reads; one more writes, two more count.'),
  MIGRATE: z
    .enum(['never', 'start'], 'never or start')
    .default('never')
    .describe('`start`: brings the schema up to date when it starts. `never`: refuses to start until `migrate` was run.'),
  KEYS_FILE: path
    .optional()
    .describe('Keys that seal fields and sign audit heads; the same on every replica. Default: keys.json in `DATA_DIR`.'),
  KEYS: z.string().optional().meta({ isSecret: true }).describe('The content of a keys file, instead of one.'),
  LOG_FILE: path.optional().describe('File that log lines are appended to; default: standard output.'),
  LOG_LEVEL: z
    .enum(['info', 'error', 'silent'], 'one of info, error, silent')
    .default('info')
    .describe(
      '`info`: one line a request. `error`: only what went wrong, so that signed heads are in `heads.jsonl` alone. `silent`: nothing.',
    ),
  WIDGETS_DIR: path
    .optional()
    .describe(
      'Folder of the widgets’ files; default: the one that came with the program. Or a folder that holds releases by their names, such as `0.1.0`: they are served besides, for pages that stay with one.',
    ),

  // Webhooks
  WEBHOOK_PRIVATE_ADDRESSES: toggle
    .default(false)
    .describe('Lets webhooks go to private addresses and to http, for receivers in the same network.'),
  WEBHOOK_RETRY_HOURS: count('hours')
    .default(DEFAULT_SETTINGS.webhookRetryHours)
    .describe('How long an event is tried to be delivered before it is parked.'),
  EVENT_DAYS: count('days').default(DEFAULT_SETTINGS.eventDays).describe('How long events are kept.'),

  // Mail
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:/.test(text) && (URL.parse(text)?.hostname ?? '') !== '',
      'an address such as smtps://user@mail.example.com:465, or smtp:// for STARTTLS',
    )
    .optional()
    .meta({ isSecret: true })
    .describe('Mail server that codes are sent through; without TLS only on this machine. Left out, no codes are sent.'),
  SMTP_PASSWORD_FILE: path.optional().describe('File that holds the password of the mail server, where `SMTP_URL` names none.'),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, 'an address such as portal@example.com, or Partner portal <portal@example.com>')
    .optional()
    .describe('Who mail comes from; `SMTP_URL` needs it.'),

  // Limits
  REVEAL_CELLS_PER_MINUTE: count().default(DEFAULT_SETTINGS.revealCellsPerMinute).describe('Cells an operator may reveal in a minute.'),
  REVEAL_CELLS_PER_DAY: count().default(DEFAULT_SETTINGS.revealCellsPerDay).describe('Cells an operator may reveal in a day.'),
  REVEAL_CELLS_PER_PARTNER_HOUR: count()
    .default(DEFAULT_SETTINGS.revealCellsPerPartnerHour)
    .describe('Cells all operators of a partner may reveal in an hour.'),
  REVEAL_SHOWN_FOR_SECONDS: count('seconds')
    .default(DEFAULT_SETTINGS.revealShownForSeconds)
    .describe('How long a revealed value is shown.'),
  IS_REVEAL_PURPOSE_REQUIRED: toggle.default(DEFAULT_SETTINGS.isRevealPurposeRequired).describe('Whether a reveal must name its purpose.'),
  NAME_SEARCHES_PER_MINUTE: count()
    .default(DEFAULT_SETTINGS.nameSearchesPerMinute)
    .describe('Searches by name or account of an operator in a minute.'),
  SECRET_LIFE_SECONDS: count('seconds')
    .default(DEFAULT_SETTINGS.secretLifeSeconds)
    .describe('How long the secret of a new session can be swapped.'),
  TOKEN_LIFE_SECONDS: count('seconds').default(DEFAULT_SETTINGS.tokenLifeSeconds).describe('How long a session’s token lives.'),
  REQUESTS_PER_MINUTE: count()
    .default(DEFAULT_SETTINGS.requestsPerMinute)
    .describe('Requests of one session, key or unknown address in a minute, per process.'),
  EXPORT_FILE_DAYS: count('days').default(DEFAULT_SETTINGS.exportFileDays).describe('How long the file of an export can be downloaded.'),
  EXPORT_RECORD_DAYS: count('days').default(DEFAULT_SETTINGS.exportRecordDays).describe('How long an export stays on record.'),
  AGREEMENT_ANNEX_DAYS: count('days')
    .default(DEFAULT_SETTINGS.agreementAnnexDays)
    .describe('How long the network address and the browser of a signer are kept beside the signature; the signature itself stays.'),
} as const satisfies Record<string, z.ZodType>;

export type SettingName = keyof typeof SETTINGS;
export type ProgramSettings = { readonly [Name in SettingName]: z.output<(typeof SETTINGS)[Name]> };

/** Groups of settings, each with the first of its names. */
export const SETTING_GROUPS: Readonly<Record<string, SettingName>> = {
  'Where it listens': 'PORT',
  'What it stands on': 'DATA_DIR',
  Webhooks: 'WEBHOOK_PRIVATE_ADDRESSES',
  Mail: 'SMTP_URL',
  Limits: 'REVEAL_CELLS_PER_MINUTE',
};
