import { expect, test } from 'vitest';
import {
  isDelivered,
  nextTry,
  type Outage,
  overdueBefore,
  pauseDelay,
  type Receiver,
  receiverAfter,
  receiverAtFirst,
  retryDelay,
  seemsDown,
  type Tried,
} from './delivery-rules.ts';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');
const SECOND = 1_000;
const HOUR = 3_600 * SECOND;
const MIDDLE = 0.5;

const answered = (status: number, sequence = 1, retryAfterSeconds: number | null = null): Tried => ({
  sequence,
  status,
  reason: 'answered',
  retryAfterSeconds,
});
const silent = (reason: Tried['reason'], sequence = 1): Tried => ({ sequence, status: null, reason, retryAfterSeconds: null });
const well = receiverAtFirst(null);
const down = (outage: Partial<Outage> = {}): Receiver => receiverAtFirst({ since: NOW - HOUR, failures: 4, until: NOW, ...outage });
const after = (receiver: Receiver, ...tried: Tried[]) => receiverAfter(receiver, tried, NOW, MIDDLE);

test('Only 2xx counts as delivered', () => {
  expect([200, 202, 204, 299].every((status) => isDelivered({ status }))).toBe(true);
  expect([null, 100, 199, 301, 302, 304, 400, 410, 500].some((status) => isDelivered({ status }))).toBe(false);
});

test('An event is tried again after seconds, then minutes, then hours, and never more than five hours later', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((failures) => retryDelay(failures, MIDDLE) / SECOND);
  expect(delays).toEqual([5, 15, 45, 135, 405, 1_215, 3_645, 10_935, 14_400, 14_400]);
  expect(retryDelay(50, 1)).toBeLessThanOrEqual(5 * HOUR);
});

test('Chance moves a try by a quarter at most, so that what failed together does not come back together', () => {
  expect(retryDelay(1, 0)).toBe(3_750);
  expect(retryDelay(1, 1)).toBe(6_250);
});

test('Within 72 hours an event that fails alone is tried about 25 times', () => {
  let at = 0;
  let tries = 0;
  while (at < 72 * HOUR) {
    tries += 1;
    at += retryDelay(tries, MIDDLE);
  }
  expect(tries).toBeGreaterThan(20);
  expect(tries).toBeLessThan(30);
});

test('A receiver that is down is asked every ten minutes or so, and Retry-After holds for an hour at most', () => {
  expect(pauseDelay(30, MIDDLE, null)).toBe(600 * SECOND);
  expect(pauseDelay(1, MIDDLE, 120)).toBe(120 * SECOND);
  expect(pauseDelay(1, MIDDLE, 0)).toBe(5 * SECOND);
  expect(pauseDelay(1, MIDDLE, 365 * 24 * 3_600)).toBe(HOUR);
});

test('Nobody there, no trust, too much, a gateway, a redirect: the receiver is down at the first failure', () => {
  for (const tried of [
    silent('unreachable'),
    silent('tls'),
    silent('address-refused'),
    ...[302, 429, 502, 503, 504].map((s) => answered(s)),
  ]) {
    expect(seemsDown(well, [tried])).toBe(true);
    expect(after(well, tried).outage).toEqual({ since: NOW, failures: 1, until: NOW + 5 * SECOND });
  }
});

test('One event that is refused again and again does not stop the others', () => {
  let receiver = well;
  for (let round = 0; round < 20; round += 1) receiver = after(receiver, answered(500, 7), silent('timed-out', 7));
  expect(receiver.outage).toBeNull();
});

test('Three different events that fail in a row mean that the receiver is down, one delivered between them that it is not', () => {
  expect(after(well, answered(500, 1), answered(400, 2), silent('timed-out', 3)).outage).not.toBeNull();
  expect(after(well, answered(500, 1), answered(400, 2), answered(200, 9), silent('timed-out', 3)).outage).toBeNull();
  const twice = after(after(well, answered(500, 1), answered(500, 2)), answered(500, 3));
  expect(twice.outage).not.toBeNull();
});

test('A receiver that is down is asked with one event, stays down with each failure, and its pause grows', () => {
  expect(down().atOnce).toBe(1);
  const { outage } = after(down(), answered(500));
  expect(outage).toEqual({ since: NOW - HOUR, failures: 5, until: NOW + 405 * SECOND });
});

test('A receiver that is back is given twice as much each time, up to eight requests at once', () => {
  let receiver = down();
  const atOnce = [];
  for (let round = 0; round < 5; round += 1) {
    receiver = after(receiver, answered(204));
    atOnce.push(receiver.atOnce);
  }
  expect(receiver.outage).toBeNull();
  expect(atOnce).toEqual([2, 4, 8, 8, 8]);
});

test('A receiver that asks for patience between answers is given it, as one that has just begun to fail', () => {
  const { outage, atOnce } = after(down(), answered(429, 1, 60), answered(200, 2));
  expect(outage).toEqual({ since: NOW, failures: 1, until: NOW + 60 * SECOND });
  expect(atOnce).toBe(1);
});

test('A receiver that says it is gone is left alone for an hour, and loses nothing', () => {
  expect(after(well, answered(410)).outage?.until).toBe(NOW + HOUR);
});

test('While the receiver is down an event waits for it, and at its own pace where others get through in between, ten minutes at most', () => {
  const outage = { since: NOW, failures: 3, until: NOW + 45 * SECOND };
  const options = { now: NOW, chance: MIDDLE, retryHours: 72 };
  expect(nextTry({ attempts: 0, firstTriedAt: null }, answered(500), outage, options)).toBe(outage.until);
  expect(nextTry({ attempts: 12, firstTriedAt: NOW - HOUR }, answered(500), outage, options)).toBe(NOW + 600 * SECOND);
  expect(nextTry({ attempts: 12, firstTriedAt: NOW - HOUR }, answered(410), { ...outage, until: NOW + HOUR }, options)).toBe(NOW + HOUR);
});

test('An event that fails alone waits for its own time, or as long as the receiver asks', () => {
  const options = { now: NOW, chance: MIDDLE, retryHours: 72 };
  expect(nextTry({ attempts: 0, firstTriedAt: null }, answered(500), null, options)).toBe(NOW + 5 * SECOND);
  expect(nextTry({ attempts: 0, firstTriedAt: null }, answered(500, 1, 90), null, options)).toBe(NOW + 90 * SECOND);
});

test('An event is tried a last time when its 72 hours end, and parked then', () => {
  const options = { now: NOW, chance: MIDDLE, retryHours: 72 };
  expect(nextTry({ attempts: 24, firstTriedAt: NOW - 71 * HOUR }, answered(500), null, options)).toBe(NOW + HOUR);
  expect(nextTry({ attempts: 25, firstTriedAt: NOW - 72 * HOUR }, answered(500), null, options)).toBe('parked');
});

test('A clock that was set back parks nothing early', () => {
  const options = { now: NOW, chance: MIDDLE, retryHours: 72 };
  expect(nextTry({ attempts: 1, firstTriedAt: NOW + HOUR }, answered(500), null, options)).toBe(NOW + 15 * SECOND);
});

test('Events are parked without a try of their own only where the receiver was down for 72 hours', () => {
  expect(overdueBefore(null, NOW, 72)).toBeNull();
  expect(overdueBefore({ since: NOW - 71 * HOUR, failures: 9, until: NOW }, NOW, 72)).toBeNull();
  expect(overdueBefore({ since: NOW - 73 * HOUR, failures: 9, until: NOW }, NOW, 72)).toBe(NOW - 72 * HOUR);
});
