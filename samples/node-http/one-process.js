// The portal's server with the BFF inside: one process, one origin, SQLite in the folder DATA_DIR. Needs Node 22.18 or newer.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { createBff } from 'partner-widget-kit-bff';
import { openHost } from 'partner-widget-kit-bff/node';
import { sendFiles } from './files.js';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PORTAL_ORIGIN = 'http://localhost:3000', DATA_DIR = 'data' } = process.env;
const PAGES = fileURLToPath(new URL('../plain-html', import.meta.url));
const WIDGETS = fileURLToPath(import.meta.resolve('partner-widget-kit/cdn/loader.js').replace(/loader\.js$/, ''));

const host = await openHost({ dataFolder: DATA_DIR });
const bff = createBff({ ...host, publicOrigin: PORTAL_ORIGIN });
const loops = host.startLoops(bff);

const session = partnerSession(bff.fetch);
const answerBff = getRequestListener(bff.fetch);
const widgets = sendFiles(WIDGETS, '/partner-widgets/widgets/');
const pages = sendFiles(PAGES);

const server = createServer((request, response) => {
  if (request.url.startsWith('/partner-widgets/widgets/')) return widgets(request, response);
  if (request.url.startsWith('/partner-widgets/')) {
    // The BFF knows nothing of the path that it is mounted under.
    request.url = request.url.slice('/partner-widgets'.length);
    return answerBff(request, response);
  }
  const isSession = request.method === 'POST' && request.url === '/partner-session';
  return isSession ? session(request, response) : pages(request, response);
});

server.listen(Number(PORT), 'localhost', () => console.log(`http://localhost:${server.address().port}/one-origin.html`));

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server.close(async () => {
      await loops.stop();
      await host.close();
    });
    server.closeIdleConnections();
  });
