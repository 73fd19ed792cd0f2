import { describe, expect, test } from 'vitest';
import { differencesOf } from './compare.ts';
import { cropGround, type Picture, readPicture, writePicture } from './picture.ts';

/** A white page with a line of text-like points, a hairline below it, and a badge. */
function page(draw: (point: (x: number, y: number, colour: number) => void) => void = () => {}): Picture {
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

describe('an image of a story', () => {
  test('differs from its own picture in nothing', () => {
    expect(differencesOf(readPicture(writePicture(page())), page()).points).toBe(0);
  });

  test.each([
    [
      'a hairline that is gone',
      (point: (x: number, y: number, colour: number) => void) => {
        for (let x = 0; x < 240; x += 1) point(x, 60, 0xffffff);
      },
    ],
    [
      'a badge in another colour',
      (point: (x: number, y: number, colour: number) => void) => {
        for (let x = 190; x < 206; x += 1) for (let y = 20; y < 32; y += 1) point(x, y, 0x9a6700);
      },
    ],
    [
      'a full stop more',
      (point: (x: number, y: number, colour: number) => void) => {
        for (let x = 100; x < 103; x += 1) for (let y = 80; y < 83; y += 1) point(x, y, 0x1a1c20);
      },
    ],
  ])('shows %s', (_, draw) => {
    expect(differencesOf(readPicture(writePicture(page())), page(draw)).points).toBeGreaterThan(6);
  });

  test('ends where the page does, so that a page that grew is another picture', () => {
    const cropped = cropGround(page());
    expect(cropped.height).toBe(69);
    const grown = cropGround(page((point) => point(10, 100, 0)));
    expect(grown.height).toBe(109);
    expect(differencesOf(cropped, grown).points).toBeGreaterThan(1000);
  });
});
