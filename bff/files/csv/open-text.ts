import { FileRefused, type TableEncoding } from '../../ports/tables.ts';
import { type ByteSource, byteSource } from './byte-source.ts';
import { type Layout, recognise, recogniseLayout } from './recognise.ts';

const HEAD_LENGTH = 64 * 1024;

/** A file as text bytes in UTF-8 or GB18030. */
export interface OpenedText {
  source: ByteSource;
  encoding: TableEncoding | null;
  isCompressed: boolean;
  layout: Layout;
}

/** Unpacks gzip, brings UTF-16 to UTF-8, leaves a byte order mark behind. `encoding` overrides what the file says. */
export async function openText(source: ByteSource, encoding: TableEncoding | null, isCompressed = false): Promise<OpenedText> {
  const head = await reading(source.peek(HEAD_LENGTH), isCompressed);
  const recognised = recognise(head);
  if (recognised.kind === 'refused') throw new FileRefused(recognised.problem);
  if (recognised.kind === 'gzip') {
    if (isCompressed) throw new FileRefused('binary');
    return openText(byteSource(source.rest().pipeThrough(new DecompressionStream('gzip'))), encoding, true);
  }
  const named = encoding ?? recognised.encoding;
  if (named === 'utf-16le' || named === 'utf-16be') {
    const utf8 = source.rest().pipeThrough(new TextDecoderStream(named)).pipeThrough(new TextEncoderStream());
    const inner = byteSource(utf8);
    return { source: inner, encoding: named, isCompressed, layout: recogniseLayout(await inner.peek(HEAD_LENGTH)) };
  }
  if (recognised.skip >= head.length) throw new FileRefused('empty');
  return {
    source: skipping(source, recognised.skip),
    encoding: named,
    isCompressed,
    layout: recogniseLayout(head.subarray(recognised.skip)),
  };
}

function skipping(source: ByteSource, count: number): ByteSource {
  let left = count;
  return {
    ...source,
    async next() {
      const part = await source.next();
      const skipped = part?.subarray(left) ?? null;
      left = 0;
      return skipped;
    },
  };
}

/** Awaits bytes; a compressed file that breaks is refused as such. */
export async function reading<Value>(promise: Promise<Value>, isCompressed: boolean): Promise<Value> {
  try {
    return await promise;
  } catch (error) {
    // A broken or cut gzip file is told by a TypeError of the stream; errors of the disk keep their own class.
    if (isCompressed && error instanceof TypeError) throw new FileRefused('compression-broken');
    throw error;
  }
}
