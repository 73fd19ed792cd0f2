import { expect, test } from 'vitest';
import { runInLanes } from './lanes.ts';
import type { Stage } from './result.ts';

const FINE = { passed: 1, failed: 0, details: '' };

/** Stages that end when they are told to. */
function stagesOf(...plans: (Omit<Partial<Stage>, 'run'> & { name: string })[]) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const stages = plans.map(
    (plan): Stage => ({
      ...plan,
      run: () => {
        begun.push(plan.name);
        return new Promise((resolve) => ends.set(plan.name, () => resolve(FINE)));
      },
    }),
  );
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { begun, stages, end };
}

test('stages run side by side as long as there is room for them, and are told of in their order', async () => {
  const { begun, stages, end } = stagesOf({ name: 'a', processors: 2 }, { name: 'b', processors: 2 }, { name: 'c' });
  const told: string[] = [];
  const all = runInLanes(stages, 3, ({ stage }) => told.push(stage.name));
  expect(begun).toEqual(['a', 'c']);
  await end('c');
  expect(begun).toEqual(['a', 'c']);
  expect(told).toEqual([]);
  await end('a');
  expect(told).toEqual(['a']);
  await end('b');
  expect(await all).toEqual([FINE, FINE, FINE]);
  expect(told).toEqual(['a', 'b', 'c']);
});

test('what is made by a stage is waited for by those below it', async () => {
  const { begun, stages, end } = stagesOf({ name: 'above' }, { name: 'build', isMaking: true }, { name: 'below' });
  const all = runInLanes(stages, 3, () => {});
  expect(begun).toEqual(['above', 'build']);
  await end('build');
  expect(begun).toEqual(['above', 'build', 'below']);
  await end('above');
  await end('below');
  expect(await all).toHaveLength(3);
});

test('a stage that wants more processors than there are runs alone', async () => {
  const { begun, stages, end } = stagesOf({ name: 'small' }, { name: 'large', processors: 8 });
  const all = runInLanes(stages, 2, () => {});
  expect(begun).toEqual(['small']);
  await end('small');
  await end('large');
  expect(await all).toHaveLength(2);
});

test('a stage that breaks is a failure that says why', async () => {
  const stage: Stage = { name: 'broken', run: () => Promise.reject(new Error('No such folder.')) };
  const [result] = await runInLanes([stage], 1, () => {});
  expect(result).toMatchObject({ passed: 0, failed: 1, details: expect.stringContaining('No such folder.') });
});
