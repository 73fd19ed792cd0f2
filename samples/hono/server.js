// The portal's server; the BFF runs elsewhere.
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PAGES = fileURLToPath(new URL('../plain-html', import.meta.url)) } = process.env;

const app = new Hono();
app.post('/partner-session', partnerSession(fetch));
app.use(serveStatic({ root: PAGES }));

serve({ fetch: app.fetch, port: Number(PORT), hostname: 'localhost' }, ({ port }) => console.log(`http://localhost:${port}/`));
