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
const PATIENCE_MILLISECONDS = 20_000;

/** One mount of so many is laid out and painted; the others do all else, which is quick. */
const SEEN_EVERY = 10;

interface Held {
  /** Elements that were mounted and are not collected, by tag. */
  objects: Record<string, number>;
  nodes: number;
  listeners: number;
  timers: number;
}

/** Counts timers and intervals that are set and neither done nor taken back; answers of the BFF are kept, so that mounting is quick. */
const COUNT = `<script>
globalThis.timers = new Set();
globalThis.mounted = [];
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

/** What the page of this test has besides. */
interface Place {
  connect(session: Element): void;
  kept?: Map<string, Promise<[string, number]>>;
  timers: Set<unknown>;
  mounted: WeakRef<Element>[];
}

/** Mounts a session with some widgets, waits until each has asked and drawn, and takes all away; so many times. Answers with the nodes of a mount. */
function mountOften(page: Page, viewer: string, tags: readonly string[], times: number): Promise<number> {
  return page.evaluate(
    async ([as, names, count, seenEvery]) => {
      const place = globalThis as unknown as Place;
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
      const nodesIn = (root: Node): number => {
        const walker = document.createTreeWalker(root);
        let count = 1;
        for (let node: Node | null = root; node; node = walker.nextNode()) {
          count += 1;
          if (node instanceof Element && node.shadowRoot) count += nodesIn(node.shadowRoot);
        }
        return count;
      };
      let size = 0;
      let secret: Promise<{ secret: string }> | null = null;
      for (let turn = 0; turn < count; turn += 1) {
        const session = document.querySelector('.session')?.cloneNode(false) as HTMLElement & Record<string, unknown>;
        session.dataset.as = as;
        place.connect(session);
        const ask = session.fetchSession as (options: object) => Promise<{ secret: string }>;
        secret ??= ask({});
        Object.assign(session, { fetchSession: () => secret, transport });
        if (turn % seenEvery > 0) session.style.display = 'none';
        place.mounted.push(new WeakRef(session));
        const loaded = names.map((name) => {
          const widget = session.appendChild(document.createElement(name));
          place.mounted.push(new WeakRef(widget));
          return new Promise((resolve) => widget.addEventListener('partner-load', resolve, { once: true }));
        });
        document.body.append(session);
        await Promise.all(loaded);
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        if (turn === count - 1) size = nodesIn(session);
        session.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return size;
    },
    [viewer, tags, times, SEEN_EVERY] as const,
  );
}

async function held(page: Page, protocol: CDPSession): Promise<Held> {
  await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const inPage = await page.evaluate(() => {
    const { mounted, timers } = globalThis as unknown as Place;
    const tags = mounted.flatMap((one) => one.deref()?.localName ?? []);
    return {
      objects: Object.fromEntries([...new Set(tags)].map((tag) => [tag, tags.filter((one) => one === tag).length])),
      timers: timers.size,
    };
  });
  return { ...inPage, nodes: metric('Nodes'), listeners: metric('JSEventListeners') };
}

/** How many elements of one tag at most are still held: mounts that wait for their turn to be collected. */
function waiting({ objects }: Held): number {
  return Math.max(0, ...Object.values(objects));
}

/** What is held once nothing more is collected: some things, such as closed channels, are let go of a little later. */
async function heldAtRest(page: Page, protocol: CDPSession): Promise<Held> {
  const until = Date.now() + PATIENCE_MILLISECONDS;
  let [before, now] = [await held(page, protocol), await held(page, protocol)];
  while ((waiting(now) > UNCOLLECTED || now.nodes < before.nodes) && Date.now() < until) {
    await page.waitForTimeout(250);
    [before, now] = [now, await held(page, protocol)];
  }
  return now;
}

export function growthSuite(hosts: () => Hosts): void {
  describe('a host that mounts and unmounts', () => {
    test(`each of the four widgets ${MANY} times holds no more of it than after ${FEW}`, { timeout: 180_000 }, async () => {
      const { page, context, complaints } = await hosts().open({ name: 'growth', head: COUNT });
      await settled(seen(page));
      await page.evaluate(() => {
        for (const session of document.querySelectorAll('.session')) session.replaceChildren();
      });
      const protocol = await context.newCDPSession(page);
      await protocol.send('Performance.enable');
      for (const [viewer, tags] of Object.entries(MOUNTED)) {
        const size = await mountOften(page, viewer, tags, FEW);
        const few = await heldAtRest(page, protocol);
        await mountOften(page, viewer, tags, MANY - FEW);
        const many = await heldAtRest(page, protocol);
        const left = waiting(many);
        expect.soft(left, `${viewer}: ${JSON.stringify(many.objects)}`).toBeLessThanOrEqual(UNCOLLECTED);
        // Less than one for each mount: nothing stays of it, but for the whole mounts that wait.
        const bound = (what: 'nodes' | 'listeners' | 'timers'): number => MANY - FEW + left * (what === 'nodes' ? size : 100);
        for (const what of ['nodes', 'listeners', 'timers'] as const) {
          expect.soft(many[what] - few[what], `${viewer}: ${what} ${few[what]}, ${left} left`).toBeLessThan(bound(what));
        }
      }
      expect(await complaints()).toEqual([]);
      await context.close();
    });
  });
}
