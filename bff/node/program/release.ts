import { readFileSync } from 'node:fs';

/** Written in by the bundler; not there where the program runs from a checkout. */
declare const BUNDLED_RELEASE: string | undefined;

/** The release of the bundled program, such as `0.1.0`; null in a checkout. */
const bundled = typeof BUNDLED_RELEASE === 'string' ? BUNDLED_RELEASE : null;

/** True in the bundled program, false in a checkout. */
export const IS_BUNDLED = bundled !== null;

/** The release that runs. */
export const RELEASE: string = bundled ?? manifest().version;

/**
 * How a person types a command of this program: `partner-widgets key add` or, in a checkout, `npm run partner-widgets -- key add`. A server
 * that has the npm package inside has the program beside it.
 */
export function typed(command: string): string {
  return IS_BUNDLED || manifest().name !== 'partner-widget-kit' ? `partner-widgets ${command}` : `npm run partner-widgets -- ${command}`;
}

/** Of the checkout, or of the npm package. */
function manifest(): { name: string; version: string } {
  return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { name: string; version: string };
}
