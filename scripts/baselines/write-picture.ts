import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { type Palette, paletteOf } from './palette.ts';
import { channels, coloursOf, type Picture } from './picture.ts';
import { SAME_LOOK, surfaceColours } from './tolerance.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** How far fewer colours may change edges of letters: less than half of what a comparison lets pass. Surfaces stay as they are. */
const FARTHEST = SAME_LOOK.edges * 0.45;
/** Name of the note that a picture carries: which screenshot it was made of. */
const NOTE = 'Source';

/** A PNG with the fewest colours that leave every surface as it is, about a quarter of the size, and a note inside. */
export function writePicture(picture: Picture, note: string): Buffer {
  const { width, height, data } = picture;
  const points = coloursOf(picture);
  const palette = paletteOf(points, surfaceColours(points, width), FARTHEST);
  if (palette) return withPalette(picture, points, palette, note);
  const file = PNG.sync.write(Object.assign(new PNG({ width, height }), { data }), { colorType: 2 });
  const afterHeader = SIGNATURE.length + 25;
  return Buffer.concat([file.subarray(0, afterHeader), noteChunk(note), file.subarray(afterHeader)]);
}

/** The note of a picture that `writePicture` wrote; null where it has none. */
export function readNote(file: Buffer): string | null {
  for (let at = SIGNATURE.length; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at);
    const text = file.subarray(at + 4, at + 8 + length).toString('latin1');
    if (text.startsWith(`tEXt${NOTE}\0`)) return text.slice(5 + NOTE.length);
    at += 12 + length;
  }
  return null;
}

function withPalette({ width, height }: Picture, points: Uint32Array, { colours, places }: Palette, note: string): Buffer {
  const bits = colours.length <= 16 ? 4 : 8;
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(width / perByte) + 1;
  const rows = Buffer.alloc(rowBytes * height);
  points.forEach((colour, index) => {
    const x = index % width;
    const at = ((index - x) / width) * rowBytes + 1 + Math.floor(x / perByte);
    rows[at] = (rows[at] ?? 0) | ((places.get(colour) ?? 0) << (bits * (perByte - 1 - (x % perByte))));
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, 3, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', header),
    noteChunk(note),
    chunk('PLTE', Buffer.from(colours.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
  ];
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

const noteChunk = (note: string): Buffer => chunk('tEXt', Buffer.from(`${NOTE}\0${note}`, 'latin1'));

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
