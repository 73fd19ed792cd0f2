import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** The peer: `node:http` that reads the request's body and sends the bytes of a file, and does nothing else. */
const [file = '', port = '0'] = process.argv.slice(2);
const bytes = readFileSync(file);

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
    response.end(bytes);
  });
});
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  console.log(`LISTENING ${typeof address === 'object' && address ? address.port : port}`);
});
