import { readFileSync } from 'node:fs';

/** Written in by the bundler; not there where the program runs from a checkout. */
declare const BUNDLED_RELEASE: string | undefined;

/** The release of the bundled program, such as `0.1.0`; null in a checkout. */
const bundled = typeof BUNDLED_RELEASE === 'string' ? BUNDLED_RELEASE : null;

/** The release that runs. */
export const RELEASE: string = bundled ?? releaseOfCheckout();

/** How a person types a command of this program, such as `partner-widgets key` or, in a checkout, `npm run key --`. */
export function typed(command: string): string {
  const [name = '', ...rest] = command.split(' ');
  if (bundled !== null) return `partner-widgets ${command}`;
  return ['npm', 'run', name, ...(rest.length > 0 ? ['--', ...rest] : [])].join(' ');
}

function releaseOfCheckout(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string };
  return version;
}
