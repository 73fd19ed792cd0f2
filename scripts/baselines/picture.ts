import { crc32, deflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Red, green and blue of each point, row by row, with a fourth byte that is always 255. */
export interface Picture {
  width: number;
  height: number;
  data: Buffer;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function readPicture(file: Buffer): Picture {
  const { width, height, data } = PNG.sync.read(file);
  return { width, height, data };
}

/** Without the empty ground below: rows of one colour at the end are cut off, but for eight. */
export function cropGround({ width, height, data }: Picture): Picture {
  const row = (index: number) => data.subarray(index * width * 4, (index + 1) * width * 4);
  const ground = row(height - 1);
  const isPlain = ground.every((value, index) => value === ground[index % 4]);
  let end = height;
  while (isPlain && end > 1 && row(end - 1).equals(ground)) end -= 1;
  const kept = Math.min(height, end + 8);
  return { width, height: kept, data: data.subarray(0, kept * width * 4) };
}

/** Sizes of palettes that are tried, and the bits a point then takes. */
const PALETTES = [
  { colours: 16, bits: 4 },
  { colours: 256, bits: 8 },
] as const;
/** Colours nearer than this, 0 to 1, are one to whoever looks (half of what a comparison lets pass). */
const SAME = 0.05;

/** A PNG with as few colours as a person cannot tell from all of them: a quarter of the size. */
export function writePicture(picture: Picture): Buffer {
  for (const { colours, bits } of PALETTES) {
    const file = withPalette(picture, colours, bits);
    if (countDiffering(picture, readPicture(file)) === 0) return file;
  }
  const { width, height, data } = picture;
  return PNG.sync.write(Object.assign(new PNG({ width, height }), { data }), { colorType: 2 });
}

function countDiffering({ width, height, data }: Picture, other: Picture): number {
  return pixelmatch(data, other.data, undefined, width, height, { threshold: SAME, includeAA: true });
}

function withPalette({ width, height, data }: Picture, colours: number, bits: 4 | 8): Buffer {
  const { palette, places } = paletteOf(data, colours);
  const perByte = 8 / bits;
  const rowBytes = Math.ceil(width / perByte) + 1;
  const rows = Buffer.alloc(rowBytes * height);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const place = places.get(data.readUInt32BE((y * width + x) * 4) >>> 8) ?? 0;
      const at = y * rowBytes + 1 + Math.floor(x / perByte);
      rows[at] = (rows[at] ?? 0) | (place << (bits * (perByte - 1 - (x % perByte))));
    }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([bits, 3, 0, 0, 0], 8);
  const parts = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
  ];
  return Buffer.concat([SIGNATURE, ...parts, chunk('IEND', Buffer.alloc(0))]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

const channels = (colour: number): number[] => [colour >> 16, (colour >> 8) & 255, colour & 255];

function distance(one: number, other: number): number {
  const [left, right] = [channels(one), channels(other)];
  return left.reduce((sum, value, index) => sum + (value - (right[index] ?? 0)) ** 2, 0);
}

/** The commonest colour first; then, one by one, the colour that is farthest from those there are, weighed by the root of how common it is. */
function paletteOf(data: Buffer, size: number): { palette: number[]; places: Map<number, number> } {
  const counts = new Map<number, number>();
  for (let at = 0; at < data.length; at += 4) {
    const colour = data.readUInt32BE(at) >>> 8;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const colours = [...counts.keys()].sort((one, other) => (counts.get(other) ?? 0) - (counts.get(one) ?? 0) || one - other);
  const places = new Map(colours.map((colour) => [colour, 0]));
  const errors = new Map(colours.map((colour) => [colour, Number.POSITIVE_INFINITY]));
  const palette: number[] = [];
  for (let next = colours[0]; next !== undefined && palette.length < size; next = worst(errors, counts)) {
    for (const colour of colours) {
      const error = distance(colour, next);
      if (error >= (errors.get(colour) ?? 0)) continue;
      errors.set(colour, error);
      places.set(colour, palette.length);
    }
    palette.push(next);
  }
  return { palette, places };
}

function worst(errors: ReadonlyMap<number, number>, counts: ReadonlyMap<number, number>): number | undefined {
  let [found, most]: [number | undefined, number] = [undefined, 0];
  for (const [colour, error] of errors) {
    const weight = error * Math.sqrt(counts.get(colour) ?? 0);
    if (weight > most) [found, most] = [colour, weight];
  }
  return found;
}
