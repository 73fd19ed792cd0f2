// The portal's server; the BFF runs elsewhere.
import { fileURLToPath } from 'node:url';
import express from 'express';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PAGES = fileURLToPath(new URL('../plain-html', import.meta.url)) } = process.env;

const app = express();
app.disable('x-powered-by');
app.post('/partner-session', partnerSession(fetch));
app.use(express.static(PAGES));

const server = app.listen(Number(PORT), 'localhost', () => console.log(`http://localhost:${server.address().port}/`));
