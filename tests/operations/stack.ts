import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { type Running, run } from '../e2e/process.ts';
import { startPostgres } from '../postgres.ts';
import type { UnpackedArchive } from './archive.ts';
import { addressOf } from './bundle.ts';
import { makeCertificate } from './certificates.ts';
import { REPLICAS, readCompose, SECRETS } from './compose.ts';
import { freePorts } from './free-ports.ts';
import { configurationOf, startNginx } from './nginx.ts';

/** `BASE_PATH` of the compose file and of nginx's configuration. */
export const PATH = '/partner-widgets';

/** What the compose file describes, on this machine: PostgreSQL, `migrate`, three replicas, nginx, and a portal beside them. */
export interface Stack {
  /** Of the compose file's own nginx. */
  origin: string;
  /** Of a portal that has the BFF under its own origin. */
  portalOrigin: string;
  key: string;
  /** What nginx proves its name with. */
  certificate: string;
  /** Database as the replicas reach it. */
  databaseUrl: string;
  replicas: readonly Running[];
  stop(): Promise<void>;
}

export async function startStack(archive: UnpackedArchive, nginx: string): Promise<Stack> {
  const postgres = await startPostgres();
  const databaseUrl = await prepareDatabase(archive, await postgres.createDatabase());
  await finish(startService(archive, 'migrate'));
  await finish(startService(archive, 'bff-1', ['keyring', 'make']));
  const added = await finish(
    startService(archive, 'bff-1', ['partner', 'add', '--name', 'Example', '--kind', 'distributor', '--with-key']),
  );
  const key = /^pwk_live_\S+$/m.exec(added)?.[0] ?? '';

  const [http = 0, https = 0, outer = 0, inner = 0, ...ports] = await freePorts(4 + REPLICAS.length);
  const replicas = REPLICAS.map((name, index) => startService(archive, name, ['serve'], ports[index]));
  await Promise.all(replicas.map(addressOf));
  const { certificate, ...files } = makeCertificate(archive.data, { name: 'localhost' });
  const proxy = await startProxy(archive, nginx, { ...files, http, https, outer, inner, ports });
  const portalOrigin = `https://localhost:${outer}`;
  const portal = await servePortal(inner, () => mintSession(`http://127.0.0.1:${ports[0]}${PATH}`, key, portalOrigin));
  const stop = async () => {
    portal.close();
    for (const running of [proxy, ...replicas]) running.signal('SIGTERM');
    await Promise.all([proxy, ...replicas].map((running) => running.ended));
    await postgres.stop();
  };
  return { origin: `https://localhost:${https}`, portalOrigin, key, certificate, databaseUrl, replicas, stop };
}

/** Makes the replicas' account, as PostgreSQL's container does at its first start, and both settings files. Answers with the replicas' address. */
async function prepareDatabase(archive: UnpackedArchive, owner: string): Promise<string> {
  const client = new pg.Client({ connectionString: owner });
  await client.connect();
  await client.query("create role partner_widgets login password 'secret'");
  await client.end();
  const service = new URL(owner);
  service.username = 'partner_widgets';
  writeFileSync(join(archive.data, 'migrate_settings'), `DATABASE_URL=${owner}\n`);
  writeFileSync(join(archive.data, 'settings'), `DATABASE_URL=${service.href}\nREQUESTS_PER_MINUTE=60\n`);
  return service.href;
}

/** Runs what a service of the compose file runs, with its environment: its secrets are files of the test's, its network is this machine. */
function startService(archive: UnpackedArchive, name: string, command?: readonly string[], port = 0): Running {
  const service = readCompose(archive.folder).services[name];
  const own = Object.entries(service?.environment ?? {}).map(([setting, value]) => [setting, value.replace(SECRETS, `${archive.data}/`)]);
  const here = { HOST: '127.0.0.1', PORT: String(port), METRICS_PORT: '0', TRUST_PROXY: '127.0.0.1', DRAIN_SECONDS: '1' };
  const folders = { DATA_DIR: join(archive.data, name), NODE_COMPILE_CACHE: join(archive.data, 'compiled') };
  const all = { ...archive.env, ...Object.fromEntries(own), ...here, ...folders };
  const pairs = Object.entries(all).map((pair) => pair.join('='));
  return run('env', ['-i', ...pairs, join(archive.folder, 'bin/partner-widgets'), ...(command ?? service?.command ?? [])], {}, '/');
}

async function finish(running: Running): Promise<string> {
  if ((await running.ended) !== 0) throw new Error(running.output());
  return running.output();
}

interface Places {
  certificateFile: string;
  keyFile: string;
  http: number;
  https: number;
  outer: number;
  inner: number;
  ports: readonly number[];
}

/** The nginx that ships, and beside it the portal's own as docs/DEPLOY.md describes it. */
async function startProxy(archive: UnpackedArchive, nginx: string, places: Places): Promise<Running> {
  const { certificateFile, keyFile, http, https, outer, inner, ports } = places;
  const shipped = join(archive.folder, 'deploy/nginx');
  const here = {
    ...Object.fromEntries(REPLICAS.map((name, index) => [`${name}:8787`, `127.0.0.1:${ports[index]}`])),
    'listen 80;': `listen 127.0.0.1:${http};`,
    'listen 443 ssl http2;': `listen 127.0.0.1:${https} ssl http2;`,
    '/run/secrets/tls_certificate': certificateFile,
    '/run/secrets/tls_key': keyFile,
    '/etc/nginx/partner-widgets': shipped,
  };
  const portal = `server {
    listen 127.0.0.1:${outer} ssl; ssl_certificate ${certificateFile}; ssl_certificate_key ${keyFile};
    include ${shipped}/tls.conf; include ${shipped}/location.conf;
    location / { proxy_pass http://127.0.0.1:${inner}; }
    # Portals have rules for their own files, which win over a path unless it says otherwise.
    location ~* ^(?!/portal).*\\.(js|json|css|png)$ { return 404; }
  }`;
  const folder = join(archive.data, 'nginx');
  mkdirSync(folder);
  return startNginx({ nginx, folder, http: `${configurationOf(join(shipped, 'partner-widgets.conf'), here)}\n${portal}` });
}

const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'";
const PAGE = `<!doctype html><meta charset="utf-8"><title>Portal</title>
<script type="module" src="${PATH}/widgets/index.js"></script>
<partner-session base-url="${PATH}" locale="en"><partner-customer-list></partner-customer-list></partner-session>
<script type="module" src="/portal.js"></script>`;
const SCRIPT = `document.querySelector('partner-session').fetchSession = async () => (await fetch('/session', { method: 'POST' })).json();`;

/** A portal's own server: one page under a strict policy, and one route that mints sessions. */
async function servePortal(port: number, mint: () => Promise<{ secret: string }>): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.url === '/session')
      return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(await mint()));
    if (request.url === '/portal.js') return response.writeHead(200, { 'content-type': 'text/javascript' }).end(SCRIPT);
    return response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': POLICY }).end(PAGE);
  });
  await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening));
  return server;
}

/** What a portal's server does for the one who is signed in there. */
export async function mintSession(base: string, key: string, origin: string): Promise<{ secret: string }> {
  const subject = { kind: 'operator', userId: 'admin', roles: ['administrator'] };
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const response = await fetch(`${base}/v1/sessions`, { method: 'POST', headers, body: JSON.stringify({ subject, origins: [origin] }) });
  if (response.status !== 201) throw new Error(await response.text());
  return (await response.json()) as { secret: string };
}
