// The portal's server with the BFF inside: one process, one origin, SQLite in the folder DATA_DIR. Needs Node 22.18 or newer.
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import { getRequestListener } from '@hono/node-server';
import Fastify from 'fastify';
import { createBff } from 'partner-widget-kit-bff';
import { openHost } from 'partner-widget-kit-bff/node';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PORTAL_ORIGIN = 'http://localhost:3000', DATA_DIR = 'data' } = process.env;
const PAGES = fileURLToPath(new URL('../plain-html', import.meta.url));
const WIDGETS = fileURLToPath(import.meta.resolve('partner-widget-kit/cdn/loader.js').replace(/loader\.js$/, ''));

const host = await openHost({ dataFolder: DATA_DIR });
const bff = createBff({ ...host, publicOrigin: PORTAL_ORIGIN });
const loops = host.startLoops(bff);

const app = Fastify();
app.post('/partner-session', partnerSession(bff.fetch));
await app.register(files, { root: PAGES });
await app.register(files, { root: WIDGETS, prefix: '/partner-widgets/widgets/', decorateReply: false });
await app.register(async (scope) => {
  // The BFF reads bodies itself, and knows nothing of the path that it is mounted under.
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _body, done) => done(null));
  const listener = getRequestListener(bff.fetch);
  scope.all('/partner-widgets/*', (request, reply) => {
    reply.hijack();
    request.raw.url = request.raw.url.slice('/partner-widgets'.length);
    return listener(request.raw, reply.raw);
  });
});

await app.listen({ port: Number(PORT), host: 'localhost' });
console.log(`http://localhost:${app.server.address().port}/one-origin.html`);

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, async () => {
    await app.close();
    await loops.stop();
    await host.close();
  });
