import { describe, expect, it } from 'vitest';
import { checkSwap, checkToken, type SessionState, secondsUntil } from './session-rules.ts';

const NOW = Date.parse('2024-09-15T12:00:00.000Z');
const at = (seconds: number) => new Date(NOW + seconds * 1000).toISOString();
const PAGE = 'https://portal.example.com';
const minted: SessionState = { origins: [PAGE], secretExpiresAt: at(60), token: null, revokedAt: null };
const swapped: SessionState = { ...minted, token: { origin: PAGE, expiresAt: at(600) } };
const call = { now: NOW, origin: PAGE as string | null };

describe('a secret', () => {
  it.each([
    ['opens', minted, call, null],
    ['is unknown', null, call, 'secret-invalid'],
    ['is spent', swapped, call, 'secret-invalid'],
    ['is as old as allowed', minted, { ...call, now: NOW + 59_999 }, null],
    ['is too old', minted, { ...call, now: NOW + 60_000 }, 'secret-invalid'],
    ['is revoked', { ...minted, revokedAt: at(-1) }, call, 'session-revoked'],
    ['comes from nowhere', minted, { ...call, origin: null }, 'origin-missing'],
    ['comes from another page', minted, { ...call, origin: 'https://evil.example' }, 'origin-not-allowed'],
    ['comes from a page that only looks alike', minted, { ...call, origin: `${PAGE}.evil.example` }, 'origin-not-allowed'],
  ])('%s', (_name, session, from, refusal) => {
    expect(checkSwap(session, from)?.refusal ?? null).toBe(refusal);
  });
});

describe('a token', () => {
  it.each([
    ['opens', swapped, call, null],
    ['is unknown', null, call, 'session-invalid'],
    ['was never swapped for', minted, call, 'session-invalid'],
    ['has a millisecond left', swapped, { ...call, now: NOW + 599_999 }, null],
    ['has expired', swapped, { ...call, now: NOW + 600_000 }, 'session-expired'],
    ['is revoked', { ...swapped, revokedAt: at(-1) }, call, 'session-revoked'],
    ['comes from nowhere', swapped, { ...call, origin: null }, 'origin-missing'],
    [
      'comes from another page of the session',
      { ...swapped, origins: [PAGE, 'https://b.example'] },
      { ...call, origin: 'https://b.example' },
      'origin-not-allowed',
    ],
  ])('%s', (_name, session, from, refusal) => {
    expect(checkToken(session, from)?.refusal ?? null).toBe(refusal);
  });

  it('counts its life down in whole seconds, never below zero', () => {
    expect([secondsUntil(at(600), NOW), secondsUntil(at(600), NOW + 500), secondsUntil(at(600), NOW + 700_000)]).toEqual([600, 599, 0]);
  });
});
