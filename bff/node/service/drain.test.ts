import { describe, expect, test } from 'vitest';
import { DrainTime } from './drain.ts';

const never = new Promise<never>(() => {});

/** The steps of an end in which everything hangs; answers with how long it took. */
async function hang(time: DrainTime): Promise<number> {
  const startedAt = performance.now();
  await time.untilNoticed();
  await Promise.race([never, time.untilImpatient()]);
  for (const step of [never, never, never]) expect(await time.lastStep(step)).toBe(false);
  return performance.now() - startedAt;
}

describe('the end of a process', () => {
  test('is over in its time where every step hangs, however long requests were to be taken', async () => {
    const longestMilliseconds = 1_000;
    expect(await hang(new DrainTime({ takenForMilliseconds: 60_000, longestMilliseconds }))).toBeLessThan(10 * longestMilliseconds);
  });

  test('is over in a tenth of that time once somebody hurries, whether at the start or in the middle', async () => {
    const middle = new AbortController();
    const timeOf = (hurry: AbortSignal) => new DrainTime({ takenForMilliseconds: 60_000, longestMilliseconds: 10_000, hurry });
    const ends = [hang(timeOf(AbortSignal.abort())), hang(timeOf(middle.signal))];
    middle.abort();
    for (const milliseconds of await Promise.all(ends)) expect(milliseconds).toBeLessThan(6_000);
  });

  test('takes no time for what has ended, and leaves nothing that is waited for', async () => {
    const startedAt = performance.now();
    const time = new DrainTime({ takenForMilliseconds: 0 });
    await time.untilNoticed();
    const impatience = time.untilImpatient();
    expect(await time.lastStep(Promise.resolve())).toBe(true);
    await expect(time.lastStep(Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
    time.end();
    await impatience;
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  });
});
