// The portal's server; the BFF runs elsewhere.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { sendFiles } from './files.js';
import { partnerSession } from './partner-session.js';

const { PORT = '3000', PAGES = fileURLToPath(new URL('../plain-html', import.meta.url)) } = process.env;

const session = partnerSession(fetch);
const pages = sendFiles(PAGES);

const server = createServer((request, response) => {
  const isSession = request.method === 'POST' && request.url === '/partner-session';
  return isSession ? session(request, response) : pages(request, response);
});

server.listen(Number(PORT), 'localhost', () => console.log(`http://localhost:${server.address().port}/`));
