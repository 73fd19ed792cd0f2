import { expect, test } from 'vitest';
import { Patience } from './still.ts';

/** A story that looks like this at one picture after the other, and like the last from then on. */
function story(...looks: string[]) {
  const taken: string[] = [];
  const take = async () => {
    const look = looks[Math.min(taken.length, looks.length - 1)] as string;
    taken.push(look);
    return look;
  };
  return { taken, take };
}
const isRight = (now: string) => now === 'all rows';

test('a story that is right at once is pictured once', async () => {
  const { taken, take } = story('all rows');
  expect(await new Patience().untilRight(take, isRight)).toBe('all rows');
  expect(taken).toHaveLength(1);
});

test('what comes late is waited for', async () => {
  const { take } = story('skeleton', 'half the rows', 'all rows');
  expect(await new Patience(100, [1, 1, 1]).untilRight(take, isRight)).toBe('all rows');
});

test('a story that is accepted is pictured until it stands still', async () => {
  const { taken, take } = story('skeleton', 'half the rows', 'all rows');
  expect(await new Patience(100, [1, 1, 1, 1, 1]).untilRight(take, (now, before) => now === before)).toBe('all rows');
  expect(taken).toHaveLength(4);
});

test('where stories stay wrong, all together wait no longer than one run has patience', async () => {
  const patience = new Patience(5, [1, 1, 1]);
  const wrong = () => story('another colour');
  const stories = [wrong(), wrong(), wrong(), wrong()];
  for (const { take } of stories) expect(await patience.untilRight(take, isRight)).toBe('another colour');
  expect(stories.map(({ taken }) => taken.length)).toEqual([4, 3, 1, 1]);
  const late = story('skeleton', 'all rows');
  expect(await patience.untilRight(late.take, isRight)).toBe('skeleton');
});
