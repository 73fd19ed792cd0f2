// The portal's server; the BFF runs elsewhere.
import { fileURLToPath } from 'node:url';
import files from '@fastify/static';
import Fastify from 'fastify';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PAGES = fileURLToPath(new URL('../plain-html', import.meta.url)) } = process.env;

const app = Fastify();
app.post('/partner-session', partnerSession(fetch));
await app.register(files, { root: PAGES });

await app.listen({ port: Number(PORT), host: 'localhost' });
console.log(`http://localhost:${app.server.address().port}/`);
