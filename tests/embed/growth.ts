import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { seen, settled } from './tour.ts';

/** Who looks, and at what. */
const MOUNTED = {
  operator: ['partner-customer-list', 'partner-coupon-quota', 'partner-consumption-dashboard'],
  customer: ['partner-agreement-dialog'],
} as const;
/** What the engine holds after so many mounts is what it holds after ten times as many. */
const [FEW, MANY] = [20, 200];
/** What waits for its turn to be collected. */
const UNCOLLECTED = 5;

interface Held {
  /** Elements by tag, in the page or not. */
  objects: Record<string, number>;
  nodes: number;
  listeners: number;
  timers: number;
}

/** Counts timers and intervals that are set and neither done nor taken back; answers of the BFF are kept, so that mounting is quick. */
const COUNT = `<script>
globalThis.timers = new Set();
for (const [set, clear] of [['setTimeout', 'clearTimeout'], ['setInterval', 'clearInterval']]) {
  const [begin, end] = [globalThis[set].bind(globalThis), globalThis[clear].bind(globalThis)];
  globalThis[set] = (run, ...rest) => {
    const id = begin((...given) => { if (set === 'setTimeout') timers.delete(id); run(...given); }, ...rest);
    timers.add(id);
    return id;
  };
  globalThis[clear] = (id) => { timers.delete(id); end(id); };
}
</script>`;

/** Mounts a session with some widgets, waits until each has asked and drawn, and takes all away; so many times. */
function mountOften(page: Page, viewer: string, tags: readonly string[], times: number): Promise<void> {
  return page.evaluate(
    async ([as, names, count]) => {
      const place = globalThis as unknown as { connect(session: Element): void; kept?: Map<string, Promise<[string, number]>> };
      place.kept ??= new Map();
      const { kept } = place;
      const transport = async (request: Request): Promise<Response> => {
        const key = `${as} ${request.method} ${request.url} ${await request.clone().text()}`.replace(/"secret":"[^"]+"/, '');
        if (!kept.has(key))
          kept.set(
            key,
            fetch(request).then(async (answer) => [await answer.text(), answer.status]),
          );
        const [text, status] = (await kept.get(key)) as [string, number];
        return new Response(status === 204 ? null : text, { status, headers: { 'content-type': 'application/json' } });
      };
      let secret: Promise<{ secret: string }> | null = null;
      for (let turn = 0; turn < count; turn += 1) {
        const session = document.querySelector('.session')?.cloneNode(false) as HTMLElement & Record<string, unknown>;
        session.dataset.as = as;
        place.connect(session);
        const ask = session.fetchSession as (options: object) => Promise<{ secret: string }>;
        secret ??= ask({});
        Object.assign(session, { fetchSession: () => secret, transport });
        const loaded = names.map((name) => {
          const widget = session.appendChild(document.createElement(name));
          return new Promise((resolve) => widget.addEventListener('partner-load', resolve, { once: true }));
        });
        document.body.append(session);
        await Promise.all(loaded);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        session.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    [viewer, tags, times] as const,
  );
}

async function held(page: Page, protocol: CDPSession, tags: readonly string[]): Promise<Held> {
  await protocol.send('HeapProfiler.collectGarbage');
  await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const objects: Record<string, number> = {};
  for (const tag of [...tags, 'partner-session']) objects[tag] = await instancesOf(protocol, tag);
  return {
    objects,
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    timers: await page.evaluate(() => (globalThis as unknown as { timers: Set<unknown> }).timers.size),
  };
}

/** What is held once nothing more is collected: some things, such as closed channels, are let go of a little later. */
async function heldAtRest(page: Page, protocol: CDPSession, tags: readonly string[]): Promise<Held> {
  let before = await held(page, protocol, tags);
  for (let turn = 0; turn < 20; turn += 1) {
    await page.waitForTimeout(250);
    const now = await held(page, protocol, tags);
    if (now.nodes >= before.nodes && JSON.stringify(now.objects) === JSON.stringify(before.objects)) return now;
    before = now;
  }
  return before;
}

/** How many elements of a tag the engine holds, in the page or not. */
async function instancesOf(protocol: CDPSession, tag: string): Promise<number> {
  const { result } = await protocol.send('Runtime.evaluate', { expression: `customElements.get('${tag}').prototype` });
  const { objects } = await protocol.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
  const objectId = objects.objectId ?? '';
  const length = await protocol.send('Runtime.callFunctionOn', { objectId, functionDeclaration: 'function () { return this.length }' });
  await protocol.send('Runtime.releaseObject', { objectId });
  return length.result.value as number;
}

export function growthSuite(hosts: () => Hosts): void {
  describe('a host that mounts and unmounts', () => {
    for (const [viewer, tags] of Object.entries(MOUNTED)) {
      test(`what its ${viewer} sees ${MANY} times holds no more of it than after ${FEW}`, { timeout: 180_000 }, async () => {
        const { page, context, complaints } = await hosts().open({ name: `growth-${viewer}`, head: COUNT });
        await settled(seen(page));
        await page.evaluate(() => {
          for (const session of document.querySelectorAll('.session')) session.replaceChildren();
        });
        const protocol = await context.newCDPSession(page);
        await protocol.send('Performance.enable');
        await mountOften(page, viewer, tags, FEW);
        const few = await heldAtRest(page, protocol, tags);
        await mountOften(page, viewer, tags, MANY - FEW);
        const many = await heldAtRest(page, protocol, tags);
        for (const [tag, count] of Object.entries(many.objects)) {
          expect.soft(count - (few.objects[tag] ?? 0), tag).toBeLessThanOrEqual(UNCOLLECTED);
        }
        // Less than one for each mount: nothing stays of it.
        for (const what of ['nodes', 'listeners', 'timers'] as const) {
          expect.soft(many[what] - few[what], `${what} ${few[what]}`).toBeLessThan(MANY - FEW);
        }
        expect(await complaints()).toEqual([]);
        await context.close();
      });
    }
  });
}
