import { expect, it } from 'vitest';
import { changeTags } from './tag-rules.ts';

const many = (count: number) => Array.from({ length: count }, (_, index) => `t${String(index).padStart(2, '0')}`);

it('adds and removes tags, each once, in order', () => {
  expect(changeTags(['b', 'a'], { add: ['c', 'a', 'c'], remove: ['b', 'x'] })).toEqual(['a', 'c']);
});

it('lets a customer have twenty tags and no more', () => {
  expect(changeTags(many(19), { add: ['z'], remove: [] })).toHaveLength(20);
  expect(changeTags(many(20), { add: ['z'], remove: [] })).toEqual({ refusal: 'tags-full' });
  expect(changeTags(many(20), { add: ['z'], remove: ['t00'] })).toHaveLength(20);
  expect(changeTags(many(20), { add: ['t03'], remove: [] })).toHaveLength(20);
});

it('takes tags from a customer who came with too many, and gives none', () => {
  expect(changeTags(many(25), { add: [], remove: ['t00'] })).toHaveLength(24);
  expect(changeTags(many(25), { add: ['z'], remove: ['t00'] })).toEqual({ refusal: 'tags-full' });
});
