import { describe, expect, test } from 'vitest';
import { cropGround, type Picture, readPicture } from './picture.ts';
import { differencesOf } from './tolerance.ts';
import { readNote, writePicture } from './write-picture.ts';

type Draw = (point: (x: number, y: number, colour: number) => void) => void;

/** A white page with a line of text-like points, a hairline below it, and a badge. */
function page(draw: Draw = () => {}): Picture {
  const [width, height] = [240, 120];
  const data = Buffer.alloc(width * height * 4, 255);
  const point = (x: number, y: number, colour: number) => data.writeUInt32BE(((colour << 8) | 255) >>> 0, (y * width + x) * 4);
  for (let x = 0; x < width; x += 1) point(x, 60, 0xe2e4e9);
  for (let x = 20; x < 180; x += 1)
    for (let y = 20; y < 32; y += 1) if ((x * 7 + y * 3) % 5 < 2) point(x, y, 0x20 * ((x + y) % 6) * 0x010101);
  for (let x = 190; x < 206; x += 1) for (let y = 20; y < 32; y += 1) point(x, y, 0xb3261e);
  draw(point);
  return { width, height, data };
}

const box = (left: number, top: number, size: number, colour: number): Draw => {
  return (point) => {
    for (let x = left; x < left + size; x += 1) for (let y = top; y < top + size; y += 1) point(x, y, colour);
  };
};

describe('an image of a story', () => {
  test('differs from its own picture in nothing, and tells which screenshot it was made of', () => {
    const image = writePicture(page(), 'a note');
    expect(differencesOf(readPicture(image), page())).toMatchObject({ points: 0, isSame: true });
    expect(readNote(image)).toBe('a note');
  });

  test.each<[string, Draw]>([
    ['a hairline that is gone', (point) => Array.from({ length: 240 }, (_, x) => point(x, 60, 0xffffff))],
    ['a hairline a trace darker', (point) => Array.from({ length: 240 }, (_, x) => point(x, 60, 0xdfe1e6))],
    ['a badge in another colour', box(190, 20, 12, 0x9a6700)],
    ['a badge a trace darker', box(190, 20, 12, 0xaf261e)],
    ['a full stop more', box(100, 80, 3, 0x1a1c20)],
  ])('shows %s', (_, draw) => {
    expect(differencesOf(readPicture(writePicture(page(), '')), page(draw)).isSame).toBe(false);
  });

  test('is the same where a rounded corner came out a trace lighter', () => {
    expect(differencesOf(page(), page(box(190, 20, 2, 0xb82b23))).isSame).toBe(true);
  });

  test('keeps every surface as it is, however many colours letters and pictures have', () => {
    const many: Draw = (point) => {
      for (let x = 0; x < 240; x += 1) for (let y = 80; y < 110; y += 1) point(x, y, (x << 16) | (((y * 8) % 256) << 8) | ((x * y) % 256));
      for (let x = 20; x < 60; x += 1) point(x, 70, 0x123456);
    };
    const written = readPicture(writePicture(page(many), 'note'));
    expect(written.data.readUInt32BE((70 * 240 + 30) * 4) >>> 8).toBe(0x123456);
    expect(differencesOf(written, page(many), { edges: 0.0225, surfaces: 0 }).points).toBe(0);
  });

  test('ends where the page does, so that a page that grew is another picture', () => {
    const cropped = cropGround(page());
    expect(cropped.height).toBe(69);
    const grown = cropGround(page((point) => point(10, 100, 0)));
    expect(grown.height).toBe(109);
    expect(differencesOf(cropped, grown).isSame).toBe(false);
  });
});
