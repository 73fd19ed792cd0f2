import { expect, it } from 'vitest';
import { actions } from '../../bff/actions/index.ts';
import { contract } from '../../shared/contract/index.ts';

it('every endpoint of the contract has its action, and no action is without an endpoint', () => {
  expect(Object.keys(actions).sort()).toEqual(Object.keys(contract).sort());
});

it('an endpoint without an action does not compile', () => {
  const { 'POST /v1/customers/reveal': left, ...others } = actions;
  // @ts-expect-error: one action is missing.
  const incomplete: typeof actions = others;
  expect(Object.keys(incomplete)).not.toContain('POST /v1/customers/reveal');
  expect(left).toBeTypeOf('function');
});

it('an action for another kind of caller does not compile', () => {
  // @ts-expect-error: the allowance is an operator's; a secret key has none.
  const wrong: (typeof actions)['POST /v1/sessions'] = actions['GET /v1/customers/reveal-allowance'];
  expect(wrong).toBeTypeOf('function');
});
