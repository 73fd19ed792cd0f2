import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Sends the files of a folder that stand under `start`, and nothing outside of it. */
export function sendFiles(folder, start = '/') {
  const root = resolve(folder);
  return async (request, response) => {
    const path = request.url.split('?')[0].slice(start.length) || 'index.html';
    const file = resolve(root, `./${path}`);
    const content = file.startsWith(root + sep) ? await readFile(file).catch(() => null) : null;
    if (content === null) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(content);
  };
}
