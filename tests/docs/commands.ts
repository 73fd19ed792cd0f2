import { COMMANDS } from '../../bff/node/program/commands.ts';
import manifest from '../../package.json' with { type: 'json' };

/** `partner-widgets` behind an alias, a container or another account is the same program. */
const OURS = /(?:^|[\s;&|({])(?:run|partner-widgets|npx partner-widgets|npm run (?:-s )?partner-widgets --|bff-1)[ \t]+([a-z][^\n#;|)&]*)/g;
const NPM = /npm (?:run )?(?:-s )?([\w:-]+)(?: -- ([^\n#;|)&`]*))?/g;
const NPM_OWN = ['install', 'ci', 'pack', 'i'];
/** Names that come before a command where another account runs the program. */
const WRAPPERS = ['partner-widgets'];

/** What is wrong with the project's own commands in a text: commands and options that the program does not know. */
export async function commandFaults(text: string): Promise<string[]> {
  const joined = text.replaceAll(/\\\n\s*/g, ' ').replaceAll(/^alias .*$/gm, '');
  const own = [...joined.matchAll(OURS)].map(([, typed = '']) => typed.trim());
  const faults = await Promise.all(own.map(faultOf));
  return [...faults.flat(), ...npmFaults(joined)];
}

async function faultOf(typed: string): Promise<string[]> {
  const words = (typed.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? []).filter((word, index) => index > 0 || !WRAPPERS.includes(word));
  const [name = '', ...rest] = words;
  const load = COMMANDS[name];
  if (!load) return ['help', '--version'].includes(name) ? [] : [`there is no command "${name}"`];
  const { usage } = await load();
  const used = rest.flatMap((word) => /^--[\w-]+/.exec(word)?.[0] ?? []).filter((option) => !['--settings', '--help'].includes(option));
  return used.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(usage)).map((option) => `"${name}" knows no ${option}`);
}

function npmFaults(text: string): string[] {
  const known = [...Object.keys(manifest.scripts), ...NPM_OWN];
  return [...text.matchAll(NPM)].flatMap(([, script = '']) => (known.includes(script) ? [] : [`package.json has no script "${script}"`]));
}
