import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Gallery } from './compare.ts';

let folder: string;
let gallery: Gallery;
const differing = () => join(folder, 'differing');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'baselines-'));
  gallery = new Gallery(join(folder, 'images'), differing());
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A screenshot: a bar of a colour on white. */
function screenshot(colour: number, compression = 6): Buffer {
  const png = new PNG({ width: 64, height: 40 });
  png.data.fill(255);
  for (let at = 64 * 10; at < 64 * 20; at += 1) png.data.writeUInt32BE(((colour << 8) | 255) >>> 0, at * 4);
  return PNG.sync.write(png, { deflateLevel: compression });
}

describe('how a story looks', () => {
  test('is right while it is what was accepted, also where its file is packed in another way', () => {
    gallery.accept('kit-bar--plain', screenshot(0x3355aa));
    expect(gallery.compare('kit-bar--plain', screenshot(0x3355aa))).toBe(null);
    expect(gallery.compare('kit-bar--plain', screenshot(0x3355aa, 0))).toBe(null);
  });

  test('is left as three pictures where it is another, with the folder and the command to accept it', () => {
    gallery.accept('kit-bar--plain', screenshot(0x3355aa));
    const problem = gallery.compare('kit-bar--plain', screenshot(0x3a5caa));
    expect(problem).toContain('different in 640 points');
    expect(problem).toContain(differing());
    expect(problem).toContain('npm run baselines -- --accept kit-bar--plain');
    expect(readdirSync(differing()).sort()).toEqual([
      'kit-bar--plain.actual.png',
      'kit-bar--plain.difference.png',
      'kit-bar--plain.expected.png',
    ]);
    expect(readFileSync(join(differing(), 'kit-bar--plain.expected.png'))).toEqual(readFileSync(gallery.pathOf('kit-bar--plain')));
  });

  test('leaves nothing behind once it is right again', () => {
    gallery.accept('kit-bar--plain', screenshot(0x3355aa));
    gallery.compare('kit-bar--plain', screenshot(0xaa5533));
    gallery.compare('kit-bar--plain', screenshot(0x3355aa));
    expect(readdirSync(differing())).toEqual([]);
  });

  test('is wrong where no image says how it should be, and says how to make one', () => {
    expect(gallery.compare('kit-bar--new', screenshot(0))).toContain('npm run baselines -- --accept kit-bar--new');
    expect(existsSync(differing())).toBe(false);
  });
});
