import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { onBothEngines } from '../storage/stores.ts';
import { expectAlike } from './http/compare.ts';
import { play } from './http/play.ts';
import { BEGINNING, BEGINNING_ENDS, type Wish, wishes } from './http/wishes.ts';
import { MoneyWorld } from './http/world.ts';

/** A run that failed is repeated with the seed and path that it printed: `MONEY_SEED=… MONEY_PATH=… npx vitest run tests/money`. */
const SEED = Number(process.env.MONEY_SEED ?? Math.floor(Math.random() * 2 ** 31));
const PATH = process.env.MONEY_PATH;
/** How long it goes on, per engine; longer than a build has time for: `MONEY_SECONDS=600`. */
const SECONDS = Number(process.env.MONEY_SECONDS ?? 7);
const WISHES = Number(process.env.MONEY_WISHES ?? 80);
/** Of one seed, before the next. */
const WALKS = 20;

onBothEngines('Whatever partners, resellers, operators and their servers ask for', (engines) => {
  const seen = new Map<string, number>();
  let worlds = 0;
  afterAll(() => {
    if (process.env.MONEY_SECONDS)
      console.log(
        worlds,
        [...seen]
          .sort()
          .map(([what, count]) => `${what} ${count}`)
          .join('\n'),
      );
  });

  test(`ends as a plain model says, and lists say so after every step (MONEY_SEED=${SEED})`, {
    timeout: (SECONDS + 120) * 1_000,
  }, async () => {
    const end = performance.now() + SECONDS * 1_000;
    // However slow the machine, one walk is gone to its end.
    const hasTime = () => worlds === 0 || PATH !== undefined || performance.now() < end;
    const property = fc.asyncProperty(wishes(WISHES), async (asked) => void (hasTime() && (await run(asked))));
    if (PATH !== undefined) await fc.assert(property, { seed: SEED, path: PATH });
    else for (let seed = SEED; hasTime(); seed += 1) await fc.assert(property, { seed, numRuns: WALKS });
    expect(seen.size).toBeGreaterThan(10);
  });

  async function run(asked: readonly Wish[]): Promise<void> {
    const { world, books } = await MoneyWorld.open(engines);
    worlds += 1;
    try {
      const first = [];
      for (const wish of BEGINNING) first.push(await play(world, books, wish));
      expect(first.at(-1)).toEqual(BEGINNING_ENDS);
      for (const [index, wish] of asked.entries()) {
        const played = await play(world, books, wish);
        const what = [wish.do, played.outcome, 'why' in played ? played.why : ''].join(' ');
        seen.set(what, (seen.get(what) ?? 0) + 1);
        const isLast = index === asked.length - 1;
        if (played.outcome !== 'nothing' || isLast) await expectAlike(world, books, isLast);
      }
    } finally {
      await world.close();
    }
  }
});
