import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A partner's own system that takes everything at once. */
const server = createServer((request, response) => {
  request.resume().on('end', () => response.writeHead(204).end());
});
server.listen(0, '127.0.0.1', () => console.log(`LISTENING ${(server.address() as AddressInfo).port}`));
process.on('SIGTERM', () => process.exit(0));
