import { parseArgs } from 'node:util';
import { ASSOCIATION_TYPES, type AssociationType } from '../../../shared/values/lists.ts';
import { CHINA, readTime } from '../../domain/imports/times.ts';
import { TABLE_ENCODINGS, type TableEncoding } from '../../ports/tables.ts';
import { IS_BUNDLED, typed } from '../program/release.ts';
import { StartFailure } from '../program/start-failure.ts';
import { ways } from '../program/usage.ts';

export const IMPORT_FORMATS = ['focus', 'bill-detail', 'customers'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

export interface ImportOptions {
  format: ImportFormat;
  paths: readonly string[];
  /** Id or name of a partner; the demonstration's empty one unless given. */
  partner: string;
  associationType: AssociationType | undefined;
  associatedAt: string | undefined;
  assignedAt: string | undefined;
  accountManagerUserId: string | undefined;
  encoding: TableEncoding | undefined;
  isDryRun: boolean;
}

export const USAGE = `${ways([
  ['import --partner PARTNER --format focus FILE…', 'bills in FOCUS columns (1.0 to 1.3); all files named are one delivery'],
  ['import --partner PARTNER --format bill-detail FILE…', 'answers of ListSubCustomerBillDetail in JSON; name all pages together'],
  ['import --partner PARTNER --format customers FILE…', 'your own customer list'],
])}

  --partner "Example Cloud"  id or name of the partner${IS_BUNDLED ? '' : ' (default: own, the empty partner of the demonstration)'}
  --association agency-sale  agency-sale (代售) or referral (顾问销售), where the file does not say it
  --associated-at 2024-01-01 since when they are your customers, where the file does not say it
  --account-manager USERID   (bills) the account manager who gets the customers that have none; needs --assigned-at
  --assigned-at 2024-09-01   since when the account manager has them, where the file does not say it
  --encoding gb18030         (CSV) utf-8, gb18030, utf-16le or utf-16be, where it is not recognised
  --dry-run                  read and count everything, write nothing

Times without a zone in these options and in customer files are UTC+8; in bills they are UTC. docs/IMPORT.md names the columns.`;

const OPTIONS = {
  format: { type: 'string' },
  partner: { type: 'string' },
  association: { type: 'string' },
  'associated-at': { type: 'string' },
  'assigned-at': { type: 'string' },
  'account-manager': { type: 'string' },
  encoding: { type: 'string' },
  'dry-run': { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the command line; null where help was asked for. Throws `StartFailure` with a sentence. */
export function readImportOptions(args: readonly string[]): ImportOptions | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const format = oneOf('--format', values.format, IMPORT_FORMATS);
  if (!format)
    throw new StartFailure(`Say what the files hold with --format focus, --format bill-detail or --format customers.\n\n${USAGE}`);
  if (positionals.length === 0) throw new StartFailure(`Name at least one file.\n\n${USAGE}`);
  const options: ImportOptions = {
    format,
    paths: positionals,
    partner: values.partner ?? partnerLeftOut(values['dry-run']),
    associationType: oneOf('--association', values.association, ASSOCIATION_TYPES),
    associatedAt: time('--associated-at', values['associated-at']),
    assignedAt: time('--assigned-at', values['assigned-at']),
    accountManagerUserId: values['account-manager'],
    encoding: oneOf('--encoding', values.encoding?.toLowerCase(), TABLE_ENCODINGS),
    isDryRun: values['dry-run'],
  };
  checkManager(options);
  if (format === 'bill-detail' && options.encoding)
    throw new StartFailure('JSON is UTF-8 or UTF-16, which is recognised; leave --encoding out.');
  return options;
}

/** The demonstration's own; in earnest nobody's customers are guessed to be somebody's. */
function partnerLeftOut(isDryRun: boolean): string {
  if (!IS_BUNDLED || isDryRun) return 'own';
  throw new StartFailure(`Say whose customers they are with --partner. ${typed('partner list')} names the partners.`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new StartFailure(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function checkManager({ format, accountManagerUserId, assignedAt }: ImportOptions): void {
  if (accountManagerUserId === undefined) return;
  if (format === 'customers') {
    throw new StartFailure(
      'A customer file names account managers itself, in a column account_manager_id (客户经理账号); leave --account-manager out.',
    );
  }
  if (assignedAt === undefined) {
    throw new StartFailure(
      'Say with --assigned-at since when the account manager has these customers, such as --assigned-at 2024-09-01: consumption counts for them from then on.',
    );
  }
}

function oneOf<Value extends string>(option: string, value: string | undefined, values: readonly Value[]): Value | undefined {
  if (value === undefined) return undefined;
  const known = values.find((candidate) => candidate === value);
  if (!known) throw new StartFailure(`${option} is one of ${values.join(', ')}; it is "${value}".`);
  return known;
}

function time(option: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const read = readTime(value, CHINA);
  if (!read) throw new StartFailure(`${option} is a day or a time such as 2024-09-01 or "2024-09-01 08:00"; it is "${value}".`);
  return read;
}
