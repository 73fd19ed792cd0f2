import { codesOf } from '../../bff/http/openapi-document.ts';
import { COMMON_CODES, PROBLEMS } from '../../bff/http/problems.ts';
import { contract } from '../../shared/contract/index.ts';
import { PROBLEM_CODES, type ProblemCode } from '../../shared/values/problem-codes.ts';

const BEGIN = '<!-- errors: made by npm run errors -->';
const END = '<!-- end of errors -->';

const HEADINGS: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is known behind it',
  403: 'Not for this caller',
  404: 'Not there, or not to be seen',
  405: 'Known address, other method',
  409: 'It contradicts what is there',
  410: 'No longer kept',
  413: 'Too large',
  415: 'Another content type',
  421: 'Another host',
  422: 'Understood, and refused by a rule',
  429: 'Too often',
  500: 'A fault of ours',
  503: 'Not now',
};

const WHERE: Readonly<Record<keyof typeof COMMON_CODES, string>> = {
  body: 'every call with a body',
  'secret-key': 'every call with a secret key',
  session: 'every call of a session',
  command: 'every call with an `Idempotency-Key`',
  stepUp: 'calls that ask for a code',
  everyone: 'every call',
};

/** Given before any endpoint is found. */
const ELSEWHERE: Partial<Record<ProblemCode, string>> = { 'method-not-allowed': 'every address' };

/** More endpoints than these are counted, not named. */
const NAMED_AT_MOST = 3;

/** The document with its tables as the code has them now. Throws where it has no place for them. */
export function withErrors(document: string): string {
  const [before, rest = ''] = document.split(BEGIN);
  const after = rest.split(END)[1];
  if (before === undefined || after === undefined) throw new Error(`The document needs the lines ${BEGIN} and ${END}.`);
  return `${before}${BEGIN}\n\n${tables()}\n\n${END}${after}`;
}

function tables(): string {
  const statuses = [...new Set(PROBLEM_CODES.map((code) => PROBLEMS[code].status))].sort((one, other) => one - other);
  return statuses.map(tableOf).join('\n\n');
}

function tableOf(status: number): string {
  const heading = HEADINGS[status];
  if (heading === undefined) throw new Error(`The status ${status} has no heading in scripts/docs/errors-table.ts.`);
  const rows = PROBLEM_CODES.filter((code) => PROBLEMS[code].status === status).map(rowOf);
  return `### ${status} · ${heading}\n\n| code | says | met at |\n|---|---|---|\n${rows.join('\n')}`;
}

function rowOf(code: ProblemCode): string {
  return `| \`${code}\` | ${PROBLEMS[code].detail} | ${placesOf(code)} |`;
}

function placesOf(code: ProblemCode): string {
  const common = (Object.keys(WHERE) as (keyof typeof COMMON_CODES)[]).find((kind) =>
    (COMMON_CODES[kind] as readonly ProblemCode[]).includes(code),
  );
  if (common) return WHERE[common];
  const elsewhere = ELSEWHERE[code];
  if (elsewhere) return elsewhere;
  const keys = Object.entries(contract).flatMap(([key, endpoint]) => (codesOf(endpoint).includes(code) ? [key] : []));
  if (keys.length > NAMED_AT_MOST) return `${keys.length} endpoints`;
  return keys.map((key) => `\`${key}\``).join(', ');
}
