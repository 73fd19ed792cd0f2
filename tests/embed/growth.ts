import type { CDPSession, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Hosts } from './hosts.ts';
import { seen, settled } from './tour.ts';

const TAGS = ['partner-customer-list', 'partner-coupon-quota', 'partner-consumption-dashboard', 'partner-agreement-dialog'] as const;
/** What the engine holds after so many mounts is what it holds after ten times as many. */
const [FEW, MANY] = [20, 200];
/** What waits for its turn to be collected. */
const UNCOLLECTED = 5;

interface Held {
  elements: number;
  sessions: number;
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

/** Mounts a session with one widget, waits until it has asked and drawn, and takes both away; so many times. */
function mountOften(page: Page, tag: string, times: number): Promise<void> {
  return page.evaluate(
    async ([name, count]) => {
      const place = globalThis as unknown as { connect(session: Element): void; kept?: Map<string, Promise<[string, number]>> };
      place.kept ??= new Map();
      const { kept } = place;
      const transport = async (request: Request): Promise<Response> => {
        const key = `${name} ${request.method} ${request.url} ${await request.clone().text()}`.replace(/"secret":"[^"]+"/, '');
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
        session.dataset.as = name === 'partner-agreement-dialog' ? 'customer' : 'operator';
        place.connect(session);
        const ask = session.fetchSession as (options: object) => Promise<{ secret: string }>;
        secret ??= ask({});
        session.fetchSession = () => secret;
        session.transport = transport;
        const widget = session.appendChild(document.createElement(name));
        const loaded = new Promise((resolve) => widget.addEventListener('partner-load', resolve, { once: true }));
        document.body.append(session);
        await loaded;
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        session.remove();
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    },
    [tag, times] as const,
  );
}

async function held(page: Page, protocol: CDPSession, tag: string): Promise<Held> {
  await protocol.send('HeapProfiler.collectGarbage');
  await protocol.send('HeapProfiler.collectGarbage');
  const { metrics } = await protocol.send('Performance.getMetrics');
  const metric = (name: string): number => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
  const count = async (name: string): Promise<number> => {
    const { result } = await protocol.send('Runtime.evaluate', { expression: `customElements.get('${name}').prototype` });
    const { objects } = await protocol.send('Runtime.queryObjects', { prototypeObjectId: result.objectId ?? '' });
    const length = await protocol.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length }',
    });
    await protocol.send('Runtime.releaseObject', { objectId: objects.objectId ?? '' });
    return length.result.value as number;
  };
  return {
    elements: await count(tag),
    sessions: await count('partner-session'),
    nodes: metric('Nodes'),
    listeners: metric('JSEventListeners'),
    timers: await page.evaluate(() => (globalThis as unknown as { timers: Set<unknown> }).timers.size),
  };
}

export function growthSuite(hosts: () => Hosts): void {
  describe('a host that mounts and unmounts', () => {
    for (const tag of TAGS) {
      test(`${tag} ${MANY} times holds no more of it than after ${FEW}`, async () => {
        const { page, context, complaints } = await hosts().open({ name: `growth-${tag}`, head: COUNT, around: (widgets) => widgets });
        await settled(seen(page));
        await page.evaluate(() => {
          for (const session of document.querySelectorAll('.session')) session.replaceChildren();
        });
        const protocol = await context.newCDPSession(page);
        await protocol.send('Performance.enable');
        await mountOften(page, tag, FEW);
        const few = await held(page, protocol, tag);
        await mountOften(page, tag, MANY - FEW);
        const many = await held(page, protocol, tag);
        expect(many.elements - few.elements).toBeLessThanOrEqual(UNCOLLECTED);
        expect(many.sessions - few.sessions).toBeLessThanOrEqual(UNCOLLECTED);
        for (const what of ['nodes', 'listeners', 'timers'] as const)
          expect.soft(many[what] - few[what], `${what} ${few[what]}`).toBeLessThan(MANY - FEW);
        expect(await complaints()).toEqual([]);
        await context.close();
      });
    }
  });
}
