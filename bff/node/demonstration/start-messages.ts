import { typed } from '../program/release.ts';
import { IMPORT_COMMAND } from './portal-pages.ts';
import type { StartOptions } from './start-options.ts';

/** What `npm start` says once the server answers. */
export function readyMessage(options: StartOptions, day: string | null, dataFolder: string, logFile: string): string {
  const movedTo = day === null ? [] : [`  Business date set to ${day}; tokens and audit keep real time.`];
  return [
    '',
    `  Partner portal      ${options.publicOrigin}/`,
    `  API reference       ${options.publicOrigin}/docs`,
    ...movedTo,
    '',
    '  Sign in there as one of the demonstration operators; there are no passwords:',
    '    admin           sees all customers of the partner',
    '    supervisor-1    sees those of the account managers below',
    '    manager-1       sees the customers assigned to them',
    '  or as one of their customers, who has agreements to sign.',
    '',
    '  Try: use the eye of a column or a cell; filter and sort; sign in as another role;',
    '  switch language, theme and density under “Display” at the top right.',
    '',
    '  Your own customers (they go to the partner “我的公司 My company”), in another terminal:',
    `    ${IMPORT_COMMAND}`,
    '',
    `  Data in ${dataFolder}, log in ${logFile}. Stop with Ctrl-C.`,
    '',
  ].join('\n');
}

/** Said where the demonstration can be reached from other machines. */
export const OPEN_DEMONSTRATION = `  Anyone who can reach this machine can sign in here, without a password, and see what was imported. In earnest: ${typed('serve')}
`;

export function isLoopback(host: string): boolean {
  return ['localhost', '::1'].includes(host) || host.startsWith('127.');
}
