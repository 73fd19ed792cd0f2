/** Headers of a ZIP file that is written from front to back (PKWARE APPNOTE 6.3.10): sizes follow each entry, all names come at the end. */

/** An entry that has been written. */
export interface ZipEntry {
  name: string;
  crc: number;
  /** Bytes as they lie in the file, and unpacked. */
  packed: number;
  size: number;
  /** Where it begins in the file. */
  offset: number;
}

/** Without the extension for larger files, no size and no offset may be longer. */
export const MAXIMUM_BYTES = 0xffff_ffff;

const VERSION = 20;
/** Sizes come after the entry; names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1 January 1980: the same rows make the same bytes, whenever they are written. */
const DATE = 0x0021;
const encoder = new TextEncoder();

/** Numbers in the order of the format: two or four bytes each, lowest first. */
function record(fields: readonly (readonly [bytes: 2 | 4, value: number])[], name = ''): Uint8Array {
  const text = encoder.encode(name);
  const length = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const whole = new Uint8Array(length + text.length);
  const view = new DataView(whole.buffer);
  let offset = 0;
  for (const [bytes, value] of fields) {
    if (value > MAXIMUM_BYTES) throw new RangeError('The file is larger than ZIP without extension can be.');
    if (bytes === 2) view.setUint16(offset, value, true);
    else view.setUint32(offset, value, true);
    offset += bytes;
  }
  whole.set(text, offset);
  return whole;
}

export function entryStart(name: string): Uint8Array {
  const { length } = encoder.encode(name);
  const head = [
    [4, 0x04034b50],
    [2, VERSION],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
  ] as const;
  return record([...head, [4, 0], [4, 0], [4, 0], [2, length], [2, 0]], name);
}

export function entryEnd({ crc, packed, size }: ZipEntry): Uint8Array {
  return record([
    [4, 0x08074b50],
    [4, crc],
    [4, packed],
    [4, size],
  ]);
}

/** What ends the file: every entry again, and where this list begins. */
export function directory(entries: readonly ZipEntry[], offset: number): Uint8Array[] {
  const list = entries.map(({ name, crc, packed, size, offset: start }) => {
    const { length } = encoder.encode(name);
    const head = [
      [4, 0x02014b50],
      [2, VERSION],
      [2, VERSION],
      [2, FLAGS],
      [2, DEFLATED],
      [2, 0],
      [2, DATE],
    ] as const;
    const rest = [
      [2, length],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, start],
    ] as const;
    return record([...head, [4, crc], [4, packed], [4, size], ...rest], name);
  });
  const bytes = list.reduce((sum, { length }) => sum + length, 0);
  const count = entries.length;
  return [
    ...list,
    record([
      [4, 0x06054b50],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
      [4, bytes],
      [4, offset],
      [2, 0],
    ]),
  ];
}
