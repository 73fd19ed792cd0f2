import { expect, test } from 'vitest';
import { decisionMemoOf, withDecisionMemo, withoutDecision, withoutTerms } from './decision-memo.ts';

const TERMS = JSON.stringify({ customerNote: 'Thank you.', validFrom: null });

test('What was noted over an operation stays when its terms go, and is not taken over by a retry', () => {
  const noted = withDecisionMemo(TERMS, 'agreed by phone');
  expect(decisionMemoOf(noted)).toBe('agreed by phone');
  expect(JSON.parse(noted ?? '')).toMatchObject(JSON.parse(TERMS));
  expect(decisionMemoOf(withoutTerms(noted))).toBe('agreed by phone');
  expect(withoutTerms(noted)).not.toContain('Thank you.');
  expect(withoutDecision(noted)).toBe(TERMS);
});

test('An operation over which nothing was noted keeps its terms as they are, and nothing after them', () => {
  expect([withDecisionMemo(TERMS, null), withoutDecision(TERMS), withoutTerms(TERMS)]).toEqual([TERMS, TERMS, null]);
  expect([decisionMemoOf(null), decisionMemoOf(TERMS), withoutTerms(null)]).toEqual([null, null, null]);
});

test('What erasing a person left of a note is no note', () => {
  expect(decisionMemoOf('{"decision":{}}')).toBeNull();
  expect(withoutTerms('{"customerNote":"x","decision":{}}')).toBeNull();
});
