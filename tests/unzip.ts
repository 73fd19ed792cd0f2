import { crc32, inflateRawSync } from 'node:zlib';

/**
 * Opens a ZIP the way a spreadsheet does, from the list at its end, with Node's own zlib; every size and checksum must fit. Reads files
 * as they are written here: without comments, without the extension for large ones.
 */
export function unzip(file: Uint8Array): Map<string, Buffer> {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  const end = bytes.length - 22;
  if (bytes.readUInt32LE(end) !== 0x06054b50) throw new Error('The file does not end as a ZIP.');
  const parts = new Map<string, Buffer>();
  let place = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (bytes.readUInt32LE(place) !== 0x02014b50) throw new Error('The list of entries is damaged.');
    const nameLength = bytes.readUInt16LE(place + 28);
    const name = bytes.toString('utf8', place + 46, place + 46 + nameLength);
    parts.set(name, entryAt(bytes, place, name));
    place += 46 + nameLength;
  }
  if (place !== end) throw new Error('The list of entries ends elsewhere.');
  return parts;
}

function entryAt(bytes: Buffer, place: number, name: string): Buffer {
  const [crc, packed, size] = [16, 20, 24].map((offset) => bytes.readUInt32LE(place + offset)) as [number, number, number];
  const start = bytes.readUInt32LE(place + 42);
  if (bytes.readUInt32LE(start) !== 0x04034b50) throw new Error(`${name} does not begin where the list says.`);
  const content = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
  const unpacked = inflateRawSync(bytes.subarray(content, content + packed));
  if (unpacked.length !== size || crc32(unpacked) !== crc) throw new Error(`${name} is damaged.`);
  const after = content + packed;
  if (bytes.readUInt32LE(after) !== 0x08074b50 || bytes.readUInt32LE(after + 4) !== crc) throw new Error(`${name} has no end.`);
  return unpacked;
}
