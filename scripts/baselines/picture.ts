import { PNG } from 'pngjs';

/** Red, green and blue of each point, row by row, with a fourth byte that is always 255. */
export interface Picture {
  width: number;
  height: number;
  data: Buffer;
}

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

/** The colour of each point as one number, which reads faster than its parts do. */
export function coloursOf({ width, height, data }: Picture): Uint32Array {
  const colours = new Uint32Array(width * height);
  for (let at = 0; at < colours.length; at += 1) colours[at] = data.readUInt32BE(at * 4) >>> 8;
  return colours;
}

export const channels = (colour: number): [red: number, green: number, blue: number] => [colour >> 16, (colour >> 8) & 255, colour & 255];
