import { describe, expect, test } from 'vitest';
import { AnswerTally, type CountedAnswer, memberKey } from './answer-tally.ts';

const A = memberKey({ customerId: 'a', cycle: '2024-09' });
const B = memberKey({ customerId: 'b', cycle: '2024-09' });

function page(first: string, records: number, total: number | null, members: Record<string, number> = { [A]: records }): CountedAnswer {
  return { first, records, total, members: new Map(Object.entries(members)) };
}

function tallyOf(...answers: CountedAnswer[]): AnswerTally {
  const tally = new AnswerTally();
  for (const answer of answers) tally.add(answer);
  return tally;
}

describe('A set of answers', () => {
  test('is complete where each customer’s cycle has as many records as the upstream says, in whatever order', () => {
    const tally = tallyOf(
      page('1', 1000, 2500),
      page('x', 3, 3, { [B]: 3 }),
      page('3', 500, 2500),
      page('2', 1000, 2500),
      page('', 0, 2500, {}),
    );
    expect(tally.incomplete()).toEqual([]);
    expect([tally.answers, tally.uncounted]).toEqual([5, 0]);
  });

  test('is incomplete where a page is missing, of that customer’s cycle alone', () => {
    const tally = tallyOf(page('1', 1000, 2500), page('2', 1000, 2500), page('x', 3, 3, { [B]: 3 }));
    expect(tally.incomplete()).toEqual([{ customerId: 'a', cycle: '2024-09', seen: 2000, total: 2500, isRepeated: false }]);
  });

  test('is incomplete where records came in between two pages', () => {
    expect(tallyOf(page('1', 1000, 1500), page('2', 500, 1501)).incomplete()).toMatchObject([{ seen: 1500, total: 1501 }]);
  });

  test('is refused where one page stands twice in place of another', () => {
    expect(tallyOf(page('1', 1000, 2000), page('1', 1000, 2000)).incomplete()).toMatchObject([
      { seen: 2000, total: 2000, isRepeated: true },
    ]);
  });

  test('counts records that cannot be read, which are told on their own', () => {
    expect(tallyOf(page('1', 10, 10, { [A]: 8 })).incomplete()).toEqual([]);
  });

  test('may be one answer for many customers, if it is complete in itself', () => {
    expect(tallyOf(page('1', 10, 10, { [A]: 6, [B]: 4 }), page('2', 5, 5)).incomplete()).toEqual([]);
    expect(tallyOf(page('1', 10, 11, { [A]: 6, [B]: 4 })).incomplete()).toHaveLength(2);
  });

  test('that names no total cannot be checked, and says of how many', () => {
    const tally = tallyOf(page('1', 10, null), page('x', 3, 3, { [B]: 3 }));
    expect([tally.incomplete(), tally.uncounted]).toEqual([[], 1]);
  });
});
