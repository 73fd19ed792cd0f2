// The portal's server with the BFF inside: one process, one origin, SQLite in the folder DATA_DIR. Needs Node 22.18 or newer.
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import express from 'express';
import { createBff } from 'partner-widget-kit-bff';
import { openHost } from 'partner-widget-kit-bff/node';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PORTAL_ORIGIN = 'http://localhost:3000', DATA_DIR = 'data' } = process.env;
const PAGES = fileURLToPath(new URL('../plain-html', import.meta.url));
const WIDGETS = fileURLToPath(import.meta.resolve('partner-widget-kit/cdn/loader.js').replace(/loader\.js$/, ''));

const host = await openHost({ dataFolder: DATA_DIR });
const bff = createBff({ ...host, publicOrigin: PORTAL_ORIGIN });
const loops = host.startLoops(bff);

const app = express();
app.disable('x-powered-by');
app.use('/partner-widgets/widgets', express.static(WIDGETS));
// Before any body parser: the BFF reads bodies itself.
app.use('/partner-widgets', getRequestListener(bff.fetch));
app.post('/partner-session', partnerSession(bff.fetch));
app.use(express.static(PAGES));

const server = app.listen(Number(PORT), 'localhost', () => console.log(`http://localhost:${server.address().port}/one-origin.html`));

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server.close(async () => {
      await loops.stop();
      await host.close();
    });
    server.closeIdleConnections();
  });
