import { expect } from 'vitest';

/** Series of a scrape by name and labels, as they stand there. */
export type Scrape = ReadonlyMap<string, number>;

/** What `/metrics` says. */
export async function readMetrics(url: string): Promise<string> {
  const answer = await fetch(url);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return answer.text();
}

export async function scrapeOf(url: string): Promise<Scrape> {
  const lines = (await readMetrics(url)).split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}

/** Scrapes until one of our series is as it should be; what the database tells is some seconds old. */
export function seriesBecomes(url: string, series: string, check: (value: number | undefined) => boolean): Promise<void> {
  return expect
    .poll(async () => check((await scrapeOf(url)).get(`partner_widgets_${series}`)), { timeout: 30_000, interval: 250, message: series })
    .toBe(true);
}
