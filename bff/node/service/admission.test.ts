import { EventEmitter } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate as nextRound } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Admission, admissionOf } from './admission.ts';

/** A clock that goes on only when it is told to, and a service whose every answer takes a while of it. */
let now: number;
let turnMilliseconds: number;
let admission: Admission;
let served: string[];
let turnedAway: number;

beforeEach(() => {
  now = 1000;
  turnMilliseconds = 1;
  served = [];
  turnedAway = 0;
  const listener = ({ url = '' }: IncomingMessage, response: ServerResponse) => {
    served.push(url);
    now += turnMilliseconds;
    if (!url.startsWith('/slow')) response.emit('close');
  };
  admission = new Admission(listener, {
    underWayMaximum: 500,
    isExempt: (path) => path === '/livez',
    onTurnedAway: () => {
      turnedAway += 1;
    },
    now: () => now,
  });
});

afterEach(() => rounds(200));

interface Asked {
  socket: { destroyed: boolean; destroy(): void };
  status: () => number | null;
  body: () => string;
  headers: () => Record<string, string>;
  response: EventEmitter & { writableEnded: boolean };
}

function ask(url: string, headers: Record<string, string> = {}, { complete = true } = {}): Asked {
  const socket = {
    destroyed: false,
    destroy() {
      socket.destroyed = true;
      response.emit('close');
    },
  };
  const told = { status: null as number | null, body: '', headers: {} as Record<string, string> };
  const response = Object.assign(new EventEmitter(), {
    writableEnded: false,
    writeHead: (status: number, given: Record<string, string>) => Object.assign(told, { status, headers: given }),
    end: (body: string) => Object.assign(told, { body }),
  });
  admission.admit({ url, headers, socket, complete } as unknown as IncomingMessage, response as unknown as ServerResponse);
  return { socket, status: () => told.status, body: () => told.body, headers: () => told.headers, response };
}

async function rounds(count: number): Promise<void> {
  for (let round = 0; round < count; round += 1) await nextRound();
}

describe('a service that can do what it is asked', () => {
  test('serves everybody, in the order in which they came', async () => {
    for (let request = 0; request < 50; request += 1) ask(`/${request}`);
    await rounds(60);
    expect(served).toEqual(Array.from({ length: 50 }, (_, request) => `/${request}`));
    expect(turnedAway).toBe(0);
    expect(admission.waiting).toBe(0);
  });

  test('serves a lone request after the machine stood still', async () => {
    const lone = ask('/lone');
    now += 400;
    await rounds(4);
    expect([served, lone.status(), turnedAway]).toEqual([['/lone'], null, 0]);
  });

  test('turns nobody away after the machine stood still for a while', async () => {
    for (let request = 0; request < 50; request += 1) ask(`/${request}`);
    now += 400;
    await rounds(60);
    expect(served).toHaveLength(50);
    expect(turnedAway).toBe(0);
  });

  test('does not work for whoever hung up while waiting', async () => {
    ask('/first');
    const gone = ask('/gone');
    gone.socket.destroyed = true;
    await rounds(4);
    expect(served).toEqual(['/first']);
    expect(gone.status()).toBeNull();
  });
});

describe('callers who ask again when they are answered', () => {
  /** So many, until so much time has passed; the longest that one of them waited for an answer. */
  async function callers(count: number, milliseconds: number): Promise<number> {
    const end = now + milliseconds;
    let longest = 0;
    const call = () => {
      const startedAt = now;
      const asked = ask('/again');
      if (asked.status() !== null) return;
      asked.response.once('close', () => {
        longest = Math.max(longest, now - startedAt);
        if (now < end) call();
      });
    };
    for (let caller = 0; caller < count; caller += 1) call();
    while (now < end) await nextRound();
    await rounds(5);
    return longest;
  }

  test('all wait for their turns, for as long as there is always somebody in line', async () => {
    const longest = await callers(256, 5_000);
    expect(turnedAway).toBe(0);
    expect(served.length).toBeGreaterThanOrEqual(5_000);
    expect(longest).toBeLessThanOrEqual(256 + turnMilliseconds);
  });

  test('have their turns together, so that what they ask for can be written at once', async () => {
    for (let caller = 0; caller < 64; caller += 1) ask(`/${caller}`);
    await rounds(2);
    expect(served).toHaveLength(64);
  });

  test('are turned away where they would wait for longer than two seconds', async () => {
    turnMilliseconds = 15;
    await callers(256, 5_000);
    expect(turnedAway).toBeGreaterThan(50);
    // Two seconds, and the round in which it came.
    expect(await callers(256, 5_000)).toBeLessThanOrEqual(2_000 + 64 * turnMilliseconds);
  });

  test('are a flood where they are too many', async () => {
    await callers(600, 5_000);
    expect(turnedAway).toBeGreaterThan(300);
  });
});

describe('a service that is asked for more than it can do', () => {
  /** Ten times what it can do, for so many of its turns: requests come as time passes, whatever the answers do. */
  async function flood(turns: number): Promise<number[]> {
    const waits: number[] = [];
    let asked = now;
    for (const end = now + turns * turnMilliseconds; now < end; ) {
      if (now === asked) now += turnMilliseconds;
      for (; asked < now; asked += turnMilliseconds / 10) ask(`/${asked}`);
      asked = now;
      const before = served.length;
      const startedAt = now;
      await nextRound();
      for (const [turn, url] of served.slice(before).entries()) waits.push(startedAt + turn * turnMilliseconds - Number(url.slice(1)));
    }
    return waits;
  }

  test('lets nobody whom it serves wait longer than a moment, and turns the rest away', async () => {
    await flood(400);
    const before = turnedAway;
    const waits = await flood(500);
    expect(waits.length).toBeGreaterThan(400);
    // Two targets, and the round in which it came.
    expect(Math.max(...waits)).toBeLessThanOrEqual(15);
    expect(turnedAway - before).toBeGreaterThan(4000);
  });

  test('says when to come back, in words a page can read', async () => {
    await flood(300);
    const asked = Array.from({ length: 20 }, () => ask('/v1/session', { origin: 'https://portal.example.com' })).at(-1) as Asked;
    expect(asked.status()).toBe(503);
    expect(asked.headers()).toMatchObject({ 'retry-after': '1', 'access-control-allow-origin': 'https://portal.example.com' });
    expect(JSON.parse(asked.body())).toMatchObject({ code: 'overloaded', retryAfterSeconds: 1, requestId: expect.any(String) });
  });

  test('serves everybody again once the flood is over', async () => {
    await flood(300);
    await rounds(50);
    now += 200;
    ask('/after');
    await rounds(2);
    now += 200;
    const before = turnedAway;
    for (let request = 0; request < 50; request += 1) ask('/crowd');
    await rounds(60);
    expect(turnedAway).toBe(before);
    expect(served.filter((url) => url === '/crowd')).toHaveLength(50);
  });

  test('still answers whoever watches it', async () => {
    await flood(300);
    ask('/livez?x=1');
    expect(served.at(-1)).toBe('/livez?x=1');
  });
});

test('No more requests are under way than it can hold, whatever they wait for', async () => {
  turnMilliseconds = 0;
  const asked: Asked[] = [];
  for (let request = 0; request < 501; request += 1) {
    asked.push(ask('/slow'));
    await rounds(2);
  }
  expect(served).toHaveLength(500);
  expect(asked.at(-1)?.status()).toBe(503);
  asked[0]?.response.emit('close');
  ask('/slow');
  await rounds(2);
  expect(served).toHaveLength(501);
});

test('Requests of which half was sent, or whose answers nobody reads, keep nobody out', async () => {
  turnMilliseconds = 0;
  const half: Asked[] = [];
  for (let request = 0; request < 499; request += 1) {
    half.push(ask('/slow', {}, { complete: false }));
    await rounds(2);
  }
  const unread = ask('/slow');
  unread.response.writableEnded = true;
  await rounds(2);
  now += 1_000;
  expect(ask('/slow').status()).toBe(503);
  now += 1_001;
  for (let request = 0; request < 500; request += 1) {
    expect(ask('/slow').status()).toBeNull();
    await rounds(2);
  }
  expect([served.length, turnedAway]).toEqual([1000, 1]);
  expect([...half, unread].every(({ socket }) => socket.destroyed)).toBe(true);
  now += 2_001;
  expect(ask('/slow').status()).toBe(503);
});

test('Probes have their turn at once at the root and under the path of everything else, and nothing else has', () => {
  const asked: string[] = [];
  const { admit } = admissionOf(({ url = '' }) => void asked.push(url), undefined, '/partner-widgets');
  const response = Object.assign(new EventEmitter(), { writeHead() {}, end() {} }) as unknown as ServerResponse;
  for (const url of ['/readyz', '/partner-widgets/readyz', '/partner-widgets/v1/session', '/else/readyz'])
    admit({ url, headers: {}, socket: { destroyed: true } } as unknown as IncomingMessage, response);
  expect(asked).toEqual(['/readyz', '/partner-widgets/readyz']);
});
