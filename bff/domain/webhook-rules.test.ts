import { expect, test } from 'vitest';
import { subjectOf } from './event-rules.ts';
import { checkAfter, checkPublicAddress, checkReplayFrom, checkWebhookCount } from './webhook-rules.ts';

test('A partner has five webhooks at most', () => {
  expect(checkWebhookCount(4)).toBeNull();
  expect(checkWebhookCount(5)).toMatchObject({ refusal: 'webhooks-full' });
});

test.each([
  ['https:', 'erp.example.com'],
  ['https:', 'xn--fiq228c.example'],
])('Without a sender, %s//%s can be a webhook', (protocol, hostname) => {
  expect(checkPublicAddress({ protocol, hostname })).toBeNull();
});

test.each([
  ['http:', 'erp.example.com'],
  ['https:', 'localhost'],
  ['https:', 'erp.localhost'],
  ['https:', 'metadata.google.internal'],
  ['https:', 'intranet'],
  ['https:', '10.0.0.1'],
  ['https:', '169.254.169.254'],
  ['https:', '[::1]'],
  ['https:', '.'],
])('Without a sender, %s//%s is refused', (protocol, hostname) => {
  expect(checkPublicAddress({ protocol, hostname })).toMatchObject({ refusal: 'webhook-address-refused' });
});

test('Who reads on from before what is kept is told where to go on; who begins, or is ahead, is not refused', () => {
  const bounds = { forgotten: 40, last: 90 };
  for (const after of [0, 40, 41, 90, 1_000]) expect(checkAfter(after, bounds)).toBeNull();
  const refused = checkAfter(39, bounds);
  expect(refused).toMatchObject({ refusal: 'events-forgotten', errors: [{ pointer: '/query/after' }] });
  expect(refused?.errors?.[0]?.detail).toBe(
    'Events up to 40 are no longer kept. after=90 goes on from the newest event, after=40 from the oldest kept.',
  );
});

test('Events are replayed from those on that are kept', () => {
  expect(checkReplayFrom(41, { forgotten: 40 })).toBeNull();
  expect(checkReplayFrom(40, { forgotten: 40 })).toMatchObject({ refusal: 'events-forgotten', errors: [{ detail: /Ask from 41 on\.$/ }] });
});

test('Events of one customer are of one subject whatever their type; others of what they name', () => {
  const assigned = { type: 'customer.assigned', customerId: 'c-1', data: { operatorId: 'op_1' } } as const;
  const unassigned = { type: 'customer.unassigned', customerId: 'c-1', data: { operatorId: 'op_2' } } as const;
  expect(subjectOf(assigned)).toBe(subjectOf(unassigned));
  expect(subjectOf({ ...assigned, customerId: 'c-2' })).not.toBe(subjectOf(assigned));
  const reached = (operatorId: string) => ({ type: 'reveal.limit-reached', customerId: null, data: { operatorId } }) as const;
  expect(subjectOf(reached('op_1'))).not.toBe(subjectOf(reached('op_2')));
  expect(subjectOf({ type: 'export.done', customerId: null, data: { jobId: 'job_1' } })).toBe('jobId job_1');
});
