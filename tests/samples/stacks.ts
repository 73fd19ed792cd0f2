import { spawnSync } from 'node:child_process';
import { worldKeys } from '../../bff/sandbox/world.ts';

/** The secret key of the demonstration's distributor. */
export const KEY = worldKeys().distributor.secretKey;

/** A sample that is a server. */
export interface Stack {
  /** Its folder. */
  name: string;
  /** What must be done once before it can start; nothing where it is left out. */
  prepare?: string;
  /** What starts it, in its folder; `PORT` is in the environment. */
  start: readonly [string, ...string[]];
  /** The tool that it needs besides Node; it is not tried where this is not there. */
  tool?: readonly [string, ...string[]];
}

const node = (file: string): Stack['start'] => [process.execPath, file];
const JAVAC = 'javac -d classes';

/** The one that needs nothing but Node. */
export const NODE_HTTP: Stack = { name: 'node-http', start: node('server.js') };

/** Those that run on Node: their packages have to be installed, and each also has a server with the BFF inside. */
export const NODE_SERVERS: readonly string[] = ['node-http', 'express', 'fastify', 'hono'];

const ALL: readonly Stack[] = [
  NODE_HTTP,
  { name: 'express', start: node('server.js') },
  { name: 'fastify', start: node('server.js') },
  { name: 'hono', start: node('server.js') },
  // JDK 8 itself does not know --release.
  {
    name: 'java-8',
    tool: ['javac', '-version'],
    prepare: `mkdir -p classes && (${JAVAC} --release 8 -Xlint:all,-options -Werror *.java || ${JAVAC} -source 8 -target 8 *.java)`,
    start: ['java', '-cp', 'classes', 'com.example.portal.Portal'],
  },
  { name: 'php', tool: ['php', '--version'], start: ['sh', '-c', 'exec php -S localhost:$PORT -t ../plain-html router.php'] },
  {
    name: 'python',
    tool: ['python3', '-c', 'import sys; sys.exit(sys.version_info < (3, 8))'],
    start: ['python3', '-u', 'portal.py'],
  },
];

const isThere = ({ tool: [command, ...args] = ['true'] }: Stack): boolean => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** The servers that can be tried on this machine. */
export const STACKS: readonly Stack[] = ALL.filter(isThere);

/** The folders of those whose tool is not there. */
export const UNTRIED: readonly string[] = ALL.filter((stack) => !STACKS.includes(stack)).map(({ name }) => name);
