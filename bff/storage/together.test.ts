import { expect, test } from 'vitest';
import { together } from './together.ts';

const failed = (code: string) => Object.assign(new Error(`Refused with ${code}.`), { code });

test('Whoever undoes a transaction finds nothing of it under way any more', async () => {
  let isWritten = false;
  let write = () => {};
  const late = new Promise<void>((resolve) => {
    write = resolve;
  }).then(() => {
    isWritten = true;
  });
  const all = together(Promise.reject(failed('23505')), late).catch((error: unknown) => [error, isWritten]);
  setTimeout(write, 5);
  expect(await all).toEqual([failed('23505'), true]);
});

test('Says what went wrong, not what was refused because of it', async () => {
  const asked = together(Promise.reject(failed('25P02')), Promise.reject(failed('40001')), Promise.reject(failed('25P02')));
  await expect(asked).rejects.toThrow('40001');
});
