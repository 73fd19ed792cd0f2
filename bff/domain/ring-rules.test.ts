import { describe, expect, it } from 'vitest';
import { checkPromotion, checkRetirement } from './ring-rules.ts';

const replica = (replicaId: string, ...keyIds: string[]) => ({ replicaId, keyIds });

describe('a key that is to be used', () => {
  const next = { kind: 'field', keyId: 'new', keyIds: ['old', 'new'], isWhole: true };

  it('may be, once every replica has it', () => {
    expect(checkPromotion({ ...next, replicas: [] })).toBeNull();
    expect(checkPromotion({ ...next, replicas: [replica('r1', 'old', 'new', 'head.h1')] })).toBeNull();
  });

  it('may not be while a replica could not open what it makes', () => {
    expect(checkPromotion({ ...next, replicas: [replica('r1', 'old', 'new'), replica('r2', 'old', 'head.new')] })).toEqual({
      refusal: 'replica-without-key',
      keyId: 'new',
      replicaIds: ['r2'],
    });
  });

  it.each([
    ['key-unknown', { keyId: 'other' }],
    ['is-first', { keyId: 'old' }],
    ['public-part-only', { isWhole: false }],
  ])('is refused as %s', (refusal, different) => {
    expect(checkPromotion({ ...next, replicas: [], ...different })).toEqual({ refusal });
  });
});

describe('a key that is to go', () => {
  const old = { kind: 'field', keyId: 'old', keyIds: ['new', 'old'], storedValues: 0 };
  const heads = { kind: 'head', keyId: 'h1', keyIds: ['h2', 'h1'], storedValues: 0 };

  it('may, once nobody uses it and nothing needs it', () => {
    expect(checkRetirement({ ...old, replicas: [replica('r1', 'new', 'old', 'head.h1'), replica('r2', 'new')] })).toBeNull();
    expect(checkRetirement({ ...heads, replicas: [replica('r1', 'old', 'head.h2', 'head.h1')] })).toBeNull();
  });

  it('may not while a replica still seals or signs with it', () => {
    const refusal = 'replica-uses-key';
    expect(checkRetirement({ ...old, replicas: [replica('r1', 'old', 'new')] })).toEqual({ refusal, keyId: 'old', replicaIds: ['r1'] });
    const signing = { ...heads, replicas: [replica('r1', 'new', 'head.h1', 'head.h2')] };
    expect(checkRetirement(signing)).toEqual({ refusal, keyId: 'h1', replicaIds: ['r1'] });
  });

  it('may not while a replica lacks the key that is used in its place', () => {
    const refused = checkRetirement({ ...old, keyIds: ['newest', 'old'], replicas: [replica('r1', 'new', 'old')] });
    expect(refused).toEqual({ refusal: 'replica-without-key', keyId: 'newest', replicaIds: ['r1'] });
  });

  it('may not while something stored needs it, nor while it is the one in use', () => {
    expect(checkRetirement({ ...old, replicas: [], storedValues: 3 })).toEqual({ refusal: 'still-needed', values: 3 });
    expect(checkRetirement({ ...old, keyId: 'new', replicas: [] })).toEqual({ refusal: 'is-first' });
    expect(checkRetirement({ ...old, keyId: 'other', replicas: [] })).toEqual({ refusal: 'key-unknown' });
  });
});
