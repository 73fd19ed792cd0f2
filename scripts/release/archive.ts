import { dirname } from 'node:path/posix';
import { gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';
import type { ReleaseFile } from './contents.ts';

/** Every file has the same time, so that the same files make the same bytes; an older one some tools take for a mistake. */
const TIME = new Date('1980-01-01T00:00:00Z');
const GZIP_SYSTEM_BYTE = 9;
const UNKNOWN_SYSTEM = 255;

/** Packs files under one folder: a gzipped tar that comes out the same wherever and whenever it is made of the same. */
export async function packRelease(folder: string, files: readonly ReleaseFile[]): Promise<Uint8Array> {
  const own = { mtime: TIME, uid: 0, gid: 0, uname: 'root', gname: 'root' };
  const folders = foldersOf(files).map((path) => ({
    header: { ...own, name: `${folder}/${path}`, size: 0, type: 'directory', mode: 0o755 } as const,
  }));
  const packed = files.map(({ path, bytes, isExecutable }) => ({
    header: { ...own, name: `${folder}/${path}`, size: bytes.byteLength, type: 'file', mode: isExecutable ? 0o755 : 0o644 } as const,
    body: bytes,
  }));
  const zipped = gzipSync(await packTar([...folders, ...packed]), { level: 9 });
  zipped[GZIP_SYSTEM_BYTE] = UNKNOWN_SYSTEM;
  return zipped;
}

/** Each folder before what is in it; the topmost is the empty path. */
function foldersOf(files: readonly ReleaseFile[]): string[] {
  const folders = new Set<string>(['']);
  for (const { path } of files) {
    for (let above = dirname(path); above !== '.'; above = dirname(above)) folders.add(`${above}/`);
  }
  return [...folders].sort();
}
