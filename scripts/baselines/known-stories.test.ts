import { describe, expect, test } from 'vitest';
import { imageIds, objectionsTo, storyFiles } from './known-stories.ts';

describe('images of stories', () => {
  test('a story without an image is told with the command that makes one', () => {
    const [objection, ...others] = objectionsTo(new Set(['kit-pager--first-page', 'kit-menu--keys']), ['kit-menu--keys']);
    expect(objection).toContain('npm run baselines -- --accept kit-pager--first-page');
    expect(others).toEqual([]);
  });

  test('an image whose story is gone is told with the command that takes it away', () => {
    expect(objectionsTo(new Set(['kit-menu--keys']), ['kit-menu--keys', 'kit-menu--gone'])).toEqual([
      'stories/baselines/kit-menu--gone.png is an image of no story. To take it away, type: npm run baselines -- --accept',
    ]);
  });

  test('every story has its image, and every image its story', () => {
    expect(objectionsTo(new Set(storyFiles().keys()), imageIds())).toEqual([]);
  });

  test('every file of stories is known, each story by the id that Storybook gives it', () => {
    const stories = storyFiles();
    expect(stories.get('kit-pager--first-page')).toBe('stories/kit/pager.stories.ts');
    expect(stories.size).toBeGreaterThan(400);
  });
});
