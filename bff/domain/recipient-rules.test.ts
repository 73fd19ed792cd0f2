import { expect, test } from 'vitest';
import { matchLines, type NameHit, searchesOf, wantedOf } from './recipient-rules.ts';

const hit = (by: NameHit['by'], wanted: string, customerId: string, hasLeft = false): NameHit => ({ by, wanted, customerId, hasLeft });

test('text is looked for as id, as number and as account name, the name folded', () => {
  expect(wantedOf([{ text: 'ＨＷ  Cloud' }, { customerId: 'c-1' }, { partnerCustomerNo: 'N-1' }, { text: 'ＨＷ  Cloud' }])).toEqual({
    ids: ['ＨＷ  Cloud', 'c-1'],
    numbers: ['ＨＷ  Cloud', 'N-1'],
    accountNames: ['hw cloud'],
  });
});

test('a line means whoever its whole text names, whatever the case and width of a name', () => {
  const hits = [hit('id', 'c-1', 'c-1'), hit('number', 'N-2', 'c-2'), hit('account-name', 'hw cloud', 'c-3')];
  expect(matchLines([{ text: 'c-1' }, { text: 'N-2' }, { text: 'HW Cloud' }, { text: 'hw' }], hits)).toEqual([
    ['c-1'],
    ['c-2'],
    ['c-3'],
    [],
  ]);
});

test('a text that fits several customers means all of them, one customer once', () => {
  const hits = [hit('id', '7', '7'), hit('number', '7', 'c-2'), hit('account-name', '7', '7')];
  expect(matchLines([{ text: '7' }], hits)).toEqual([['7', 'c-2']]);
});

test('a line with id and number means whom both name, and nobody where they differ', () => {
  const hits = [hit('id', 'c-1', 'c-1'), hit('number', 'N-1', 'c-1'), hit('number', 'N-1', 'c-2'), hit('number', 'N-2', 'c-2')];
  const lines = [
    { customerId: 'c-1', partnerCustomerNo: 'N-1' },
    { customerId: 'c-1', partnerCustomerNo: 'N-2' },
  ];
  expect(matchLines(lines, hits)).toEqual([['c-1'], []]);
});

test('a customer who left is meant only where nobody else is', () => {
  expect(matchLines([{ text: 'N-1' }], [hit('number', 'N-1', 'c-1', true), hit('number', 'N-1', 'c-2')])).toEqual([['c-2']]);
  expect(matchLines([{ text: 'N-1' }], [hit('number', 'N-1', 'c-1', true)])).toEqual([['c-1']]);
});

test('an account name that every line names and every customer has is matched once, however many lines there are', () => {
  let looks = 0;
  const many = 500;
  const same = Array.from({ length: many }, (_, index) => ({
    ...hit('account-name', 'hw cloud', `c-${index}`),
    get hasLeft() {
      looks += 1;
      return false;
    },
  }));
  const meant = matchLines(
    Array.from({ length: many }, () => ({ text: 'HW Cloud' })),
    same,
  );
  expect(meant.map((customerIds) => customerIds.length)).toEqual(Array.from({ length: many }, () => many));
  expect(looks).toBe(many);
});

test('a line with id and number is matched by looking at each customer of that number once', () => {
  let looks = 0;
  const many = 300;
  const same = Array.from({ length: many }, (_, index) => ({
    ...hit('number', 'N-1', ''),
    get customerId() {
      looks += 1;
      return `c-${index}`;
    },
  }));
  const ids = Array.from({ length: many }, (_, index) => hit('id', 'c-1', `c-${index}`));
  expect(matchLines([{ customerId: 'c-1', partnerCustomerNo: 'N-1' }], [...ids, ...same])[0]).toHaveLength(many);
  expect(looks).toBe(many);
});

test('a line that says nothing means nobody', () => {
  expect(matchLines([{}], [hit('id', 'c-1', 'c-1')])).toEqual([[]]);
});

test('a hundred lines of text count as one search, ids and numbers as none', () => {
  const texts = (count: number) => Array.from({ length: count }, () => ({ text: 'hw' }));
  expect([0, 1, 100, 101, 1_000].map((count) => searchesOf(texts(count)))).toEqual([0, 1, 1, 2, 10]);
  expect(searchesOf([{ customerId: 'c-1' }, { partnerCustomerNo: 'N-1' }])).toBe(0);
});
