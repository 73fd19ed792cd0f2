import { describe, expect, test } from 'vitest';
import { compareFacts } from './compare.ts';

const BEFORE = {
  'attribute partner-x tab': 'tab',
  'element partner-x': '',
  'event partner-x partner-load': 'required object',
  'event partner-x partner-load.kind': "required 'a' | 'b'",
  'event partner-x partner-load.shown': 'required number',
  'listening partner-x partner-load': 'cancelable',
  'method partner-x open': '(code?: string | undefined) => void',
  'operation POST /v1/x': '',
  'answer POST /v1/x body': 'required object',
  'answer POST /v1/x body.total': 'required integer',
  'property partner-x tab': "required 'a' | 'b'",
  'request POST /v1/x body': 'required object',
  'request POST /v1/x body.note': 'optional string',
  'request POST /v1/x body.name': 'required string',
  'code not-found': '404',
};

/** What the comparison says of one changed, added or (null) removed promise. */
function weightOf(name: string, value: string | null): string | undefined {
  const { [name]: _, ...rest } = BEFORE as Record<string, string>;
  const changes = compareFacts(BEFORE, value === null ? rest : { ...rest, [name]: value });
  expect(changes.length).toBeLessThanOrEqual(1);
  return changes[0]?.weight;
}

describe('a change of the public surface', () => {
  test('is none where nothing differs', () => {
    expect(compareFacts(BEFORE, { ...BEFORE })).toEqual([]);
  });

  test.each([
    ['an element that is gone', 'element partner-x', null],
    ['an attribute that is gone', 'attribute partner-x tab', null],
    ['an event that is gone', 'listening partner-x partner-load', null],
    ['a member of a detail that is gone', 'event partner-x partner-load.shown', null],
    ['a member of an answer that is gone', 'answer POST /v1/x body.total', null],
    ['an error code that is gone', 'code not-found', null],
    ['an operation that is gone', 'operation POST /v1/x', null],
    ['an error code with another status', 'code not-found', '410'],
    ['an event that can no longer be cancelled', 'listening partner-x partner-load', ''],
    ['a method that is called otherwise', 'method partner-x open', '(code: string) => void'],
    ['a property that takes fewer values', 'property partner-x tab', "required 'a'"],
    ['a property of another type', 'property partner-x tab', 'required number'],
    ['a detail that may be missing', 'event partner-x partner-load.shown', 'optional number'],
    ['a detail that may be null', 'event partner-x partner-load.shown', 'required null | number'],
    ['a member of a request that becomes required', 'request POST /v1/x body.note', 'required string'],
    ['a new member of a request that is required', 'request POST /v1/x body.reason', 'required string'],
    ['a new required header', 'request POST /v1/x header.idempotency-key', 'required string'],
  ])('breaks: %s', (_, name, value) => {
    expect(weightOf(name, value)).toBe('breaking');
  });

  test.each([
    ['an element', 'element partner-y', ''],
    ['a detail', 'event partner-x partner-load.total', 'required number'],
    ['a value of a property', 'property partner-x tab', "required 'a' | 'b' | 'c'"],
    ['a value in a closed list of a detail', 'event partner-x partner-load.kind', "required 'a' | 'b' | 'c'"],
    ['a member of an answer', 'answer POST /v1/x body.next', 'optional string'],
    ['a member of a request that may be left out', 'request POST /v1/x body.reason', 'optional string'],
    ['a member of a request that need no longer be sent', 'request POST /v1/x body.name', 'optional string'],
    ['an operation with what it asks', 'request POST /v1/y body.name', 'required string'],
  ])('adds: %s', (_, name, value) => {
    expect(weightOf(name, value)).toBe('addition');
  });
});
