import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const NAME = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/;
const WORTH_COMPRESSING_BYTES = 1024;

interface StoredFile {
  bytes: Uint8Array<ArrayBuffer>;
  zipped: Uint8Array<ArrayBuffer> | null;
  etag: string;
  type: string;
}

export interface StaticOptions {
  folder: string;
  /** Folder name in URLs whose content never changes, such as `0.1.0-3f9a2c`; files under it are immutable for caches. */
  version?: string | undefined;
  /** True where pages of other origins load these files as modules. */
  isShared?: boolean;
}

/**
 * Serves a folder's files (GET and HEAD) by their path below it, from memory after the first request. Answers null where there is no such file; only the
 * types listed above are served, and no path can leave the folder.
 */
export function serveFolder({
  folder,
  version,
  isShared = false,
}: StaticOptions): (path: string, request: Request) => Promise<Response | null> {
  const files = new Map<string, StoredFile>();
  return async (path, request) => {
    const isVersioned = version !== undefined && path.startsWith(`${version}/`);
    const name = isVersioned ? path.slice(version.length + 1) : path;
    if (!name.split('/').every((part) => NAME.test(part))) return null;
    const file = files.get(name) ?? (await load(folder, name));
    if (!file) return null;
    if (isVersioned) files.set(name, file);
    return answer(file, request, isVersioned, isShared);
  };
}

async function load(folder: string, name: string): Promise<StoredFile | null> {
  const type = TYPES[extname(name)];
  if (!type) return null;
  const bytes = await readFile(join(folder, name)).catch(() => null);
  if (!bytes) return null;
  const zipped = bytes.length >= WORTH_COMPRESSING_BYTES ? await promisify(gzip)(bytes) : null;
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes: new Uint8Array(bytes), zipped: zipped && new Uint8Array(zipped), etag, type };
}

function answer(file: StoredFile, request: Request, isImmutable: boolean, isShared: boolean): Response {
  const isZipped = file.zipped !== null && takesGzip(request);
  const headers = new Headers({
    'content-type': file.type,
    'cache-control': isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': isShared ? 'cross-origin' : 'same-origin',
  });
  if (isShared) headers.set('access-control-allow-origin', '*');
  if (hasAlready(request, file)) return new Response(null, { status: 304, headers });
  if (isZipped) headers.set('content-encoding', 'gzip');
  if (request.method === 'HEAD') return new Response(null, { headers });
  return new Response(isZipped ? file.zipped : file.bytes, { headers });
}

/** A weight of nothing is a refusal (RFC 9110, 12.4.2). */
function takesGzip(request: Request): boolean {
  return /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(request.headers.get('accept-encoding') ?? '');
}

/** Compared weakly, as a GET's condition is (RFC 9110, 13.1.2): a proxy that packs files marks their tags as weak. */
function hasAlready(request: Request, { etag }: StoredFile): boolean {
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known.includes(etag) || known.includes('*');
}
