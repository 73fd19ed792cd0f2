import { describe, expect, test } from 'vitest';
import { checkNewPartner, type NewPartner } from './partner-rules.ts';

const distributor: NewPartner = { name: 'North', kind: 'distributor', mode: 'live' };
const reseller: NewPartner = { name: 'South', kind: 'reseller', mode: 'live' };
const provider: NewPartner = { name: 'East', kind: 'solution-provider', mode: 'live' };

describe('a new partner', () => {
  test.each([
    ['a distributor of its own', distributor, null, null],
    ['a solution provider of its own', provider, null, null],
    ['a reseller under its distributor', reseller, distributor, null],
    ['a name of white space', { ...provider, name: ' ' }, null, 'name-empty'],
    ['a name of 129 characters', { ...provider, name: 'x'.repeat(129) }, null, 'name-too-long'],
    ['a reseller on its own', reseller, null, 'reseller-needs-distributor'],
    ['a solution provider under a distributor', provider, distributor, 'only-resellers-have-distributors'],
    ['a reseller under a solution provider', reseller, provider, 'distributor-is-none'],
    ['a trial reseller under a real distributor', { ...reseller, mode: 'test' as const }, distributor, 'modes-differ'],
  ] as const)('%s', (_, made, parent, refusal) => {
    expect(checkNewPartner(made, parent)).toBe(refusal);
  });
});
