import { describe, expect, test } from 'vitest';
import { createSandboxClock } from './clock.ts';

const START = Date.parse('2026-11-18T02:00:00Z');

describe('the sandbox clock', () => {
  test('stands still until it is moved', () => {
    const clock = createSandboxClock(START);
    expect(clock.now()).toBe(START);
    clock.advance(1500);
    expect(clock.now()).toBe(START + 1500);
    clock.set(START + 60_000);
    expect([clock.now(), clock.businessNow()]).toEqual([START + 60_000, START + 60_000]);
  });

  test('moves business time alone, and lets it go on with real time', () => {
    const clock = createSandboxClock(START);
    const september = Date.parse('2024-09-30T00:00:00Z');
    clock.setBusiness(september);
    expect([clock.now(), clock.businessNow()]).toEqual([START, september]);
    clock.advance(1000);
    expect(clock.businessNow()).toBe(september + 1000);
  });

  test('runs with the time that has elapsed, in whole milliseconds', () => {
    let elapsed = 5000.4;
    const clock = createSandboxClock(START, () => elapsed);
    expect(clock.now()).toBe(START);
    elapsed += 250.5;
    expect(clock.now()).toBe(START + 250);
    clock.set(START);
    expect(clock.now()).toBe(START);
  });
});
