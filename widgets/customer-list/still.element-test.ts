import { expect } from '@open-wc/testing';
import { allowAssignments } from '../testing/fake-assignments.ts';
import { all, type Mounted, mount, one } from '../testing/mount.ts';
import { waitUntil } from '../testing/wait-until.ts';
import { arrange, moved } from './arrange.ts';

/** Everything shown, the credit moved before the ids. */
const CREDIT_FIRST = moved(arrange([]), 'credit', -1, ['ids', 'credit']);
const STEPS = ['POST /v1/session/token', 'GET /v1/preferences/customer-list', 'POST /v1/customers/search'];

interface Shift extends PerformanceEntry {
  sources: readonly { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
}

const place = ({ x, y, width, height }: DOMRectReadOnly): string => `${width}×${height} at ${x}, ${y}`;

/** What moved from where to where. */
const told = ({ sources }: Shift): string[] =>
  sources.map(({ node, previousRect, currentRect }) => {
    const name = node instanceof Element ? node.className || node.localName : node?.textContent;
    return `${name}: ${place(previousRect)} to ${place(currentRect)}`;
  });

/** Two frames: what was drawn before them has been seen. */
const seen = (): Promise<unknown> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

describe('a customer list that appears', () => {
  let mounted: Mounted;
  let observer: PerformanceObserver;
  const shifts: Shift[] = [];

  beforeEach(() => {
    shifts.length = 0;
    observer = new PerformanceObserver((entries) => shifts.push(...(entries.getEntries() as Shift[])));
    observer.observe({ type: 'layout-shift' });
  });

  afterEach(() => {
    observer.disconnect();
    mounted.box.remove();
  });

  for (const width of [360, 780, 1280]) {
    it(`moves nothing that is seen while session, columns and rows come one after the other, at ${width} px`, async () => {
      const answers = new Map<string, () => void>();
      mounted = await mount({ hasResellers: true, columns: CREDIT_FIRST }, width, ({ bff, session }) => {
        allowAssignments(bff);
        session.transport = async (request) => {
          const step = `${request.method} ${new URL(request.url).pathname}`;
          if (STEPS.includes(step)) await new Promise<void>((resume) => answers.set(step, resume));
          return bff.transport(request);
        };
      });
      for (const step of STEPS) {
        await waitUntil(() => answers.has(step), `nobody asks for ${step}`);
        await seen();
        answers.get(step)?.();
      }
      await waitUntil(() => all(mounted.list, 'tbody tr:not(.skeleton)').length === 20, 'no rows');
      await seen();
      shifts.push(...(observer.takeRecords() as Shift[]));
      expect(shifts.flatMap(told)).to.deep.equal([]);
      expect(getComputedStyle(one(mounted.list, 'thead .label')).visibility).to.equal('visible');
    });
  }
});
