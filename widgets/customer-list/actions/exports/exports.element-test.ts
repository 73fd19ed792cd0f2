import { expect } from '@open-wc/testing';
import type { ExportRecord } from '../../../kit/exports/records.ts';
import { problem } from '../../../testing/fake-bff.ts';
import { FakeClock, setPageVisible, settle } from '../../../testing/fake-clock.ts';
import { all, type Mounted, mount, one, press, texts } from '../../../testing/mount.ts';
import { strings as words } from '../strings/zh-CN.ts';

const JOB = 'GET /v1/jobs/job_1';
const FILE = 'GET /v1/exports/job_1/file';
const DAY = 86_400;

function recordOf(part: Partial<ExportRecord>): ExportRecord {
  return {
    jobId: 'job_1',
    kind: 'export',
    state: 'running',
    done: 0,
    total: 73,
    requestedAt: '2026-11-21T05:59:00Z',
    startedAt: '2026-11-21T05:59:01Z',
    endedAt: null,
    failure: null,
    what: 'customers',
    format: 'csv',
    fileName: 'customers-2026-11-21.csv',
    bytes: null,
    expiresInSeconds: null,
    isDownloadable: false,
    ...part,
  };
}

const DONE: Partial<ExportRecord> = { state: 'done', done: 73, bytes: 14_200, expiresInSeconds: 7 * DAY, isDownloadable: true };

describe('exports', () => {
  let mounted: Mounted;
  let clock: FakeClock | null = null;
  let records: ExportRecord[] = [];

  const open = async (): Promise<void> => {
    mounted = await mount({}, 1280, ({ bff }) => {
      bff.endpoints.set('GET /v1/exports/:jobId/file', () => new Response('\ufeff客户账号 ID\n'));
      bff.endpoints.set('GET /v1/exports', () => Response.json({ exports: records }));
      bff.endpoints.set('POST /v1/exports', ({ body }) => {
        records = [recordOf({ format: (body as { format: 'csv' }).format }), ...records];
        return Response.json(records[0], { status: 201 });
      });
      bff.endpoints.set('POST /v1/jobs/:jobId/cancel', () => {
        records = [recordOf({ state: 'cancelled' })];
        return Response.json(records[0]);
      });
      bff.endpoints.set('GET /v1/jobs/:jobId', () => Response.json(records[0]));
    });
    await Promise.all([import('../desk.ts'), import('./export-task.ts'), import('../strings/zh-CN.ts')]);
    await press(mounted.list, '.tool-export');
    await settle();
  };
  const start = (): Promise<void> => press(mounted.list, '.dialog-foot .primary');

  afterEach(() => {
    clock?.stop();
    clock = null;
    records = [];
    setPageVisible(true);
    mounted.box.remove();
  });

  it('asks for what the list shows now, and says that the task was created', async () => {
    await open();
    await press(mounted.list, '.formats .option:last-child input');
    await start();
    const asked = mounted.bff.requests.find(({ key }) => key === 'POST /v1/exports')?.body;
    expect(asked).to.deep.equal({
      format: 'xlsx',
      export: { what: 'customers', filter: {}, sort: { by: 'associatedAt', direction: 'descending' } },
    });
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal(['导出任务创建成功']);
    expect(one(mounted.list, '.export-rows').textContent).to.equal(words.exports.rows('73'));
  });

  it('looks how far it is, ever less often while nothing moves, and not at all out of sight', async () => {
    await open();
    clock = new FakeClock();
    await start();
    await clock.advance(1_000);
    expect(mounted.bff.count(JOB)).to.equal(1);
    await clock.advance(60_000);
    const inOneMinute = mounted.bff.count(JOB) - 1;
    expect(inOneMinute).to.be.above(5).and.below(13);
    setPageVisible(false);
    await clock.advance(12_000);
    const hidden = mounted.bff.count(JOB);
    await clock.advance(120_000);
    expect(mounted.bff.count(JOB)).to.equal(hidden);
    setPageVisible(true);
    await clock.advance(1_000);
    expect(mounted.bff.count(JOB)).to.equal(hidden + 1);
  });

  it('offers the file once it is done, and not before', async () => {
    await open();
    clock = new FakeClock();
    await start();
    expect(all(mounted.list, '.record [aria-label^="下载"]')).to.have.length(0);
    records = [recordOf(DONE)];
    await clock.advance(1_000);
    await settle();
    expect(texts(mounted.list, '.record-state')).to.deep.equal([words.exports.states.done]);
    expect(one(mounted.list, '.record').parentElement?.textContent).to.contain(words.exports.expiresDays(7));
    expect(all(mounted.list, '.record [aria-label^="下载"]')).to.have.length(1);
  });

  it('fetches the file under the session, saves it by its name, and takes the address back', async () => {
    records = [recordOf(DONE)];
    await open();
    const saved: string[] = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      saved.push(`${this.download} ${this.href.slice(0, 5)}`);
    };
    clock = new FakeClock();
    await press(mounted.list, '.record [aria-label^="下载"]');
    await settle();
    HTMLAnchorElement.prototype.click = click;
    expect(saved).to.deep.equal(['customers-2026-11-21.csv blob:']);
    expect(mounted.bff.count(FILE)).to.equal(1);
  });

  it('says that a file has expired, and reads the records again', async () => {
    records = [recordOf(DONE)];
    await open();
    mounted.bff.plan(FILE, () => problem('export-expired'));
    records = [recordOf({ ...DONE, expiresInSeconds: 0, isDownloadable: false })];
    await press(mounted.list, '.record [aria-label^="下载"]');
    await settle();
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal([words.failures.expiredFile[0]]);
    expect(all(mounted.list, '.record [aria-label^="下载"]')).to.have.length(0);
    expect(one(mounted.list, '.records').textContent).to.contain(words.exports.expired);
  });

  it('cancels what is under way', async () => {
    await open();
    await start();
    await press(mounted.list, '.record .quiet');
    await settle();
    expect(texts(mounted.list, '.record-state')).to.deep.equal([words.exports.states.cancelled]);
  });

  it('says why an export cannot be started', async () => {
    await open();
    mounted.bff.plan('POST /v1/exports', () => problem('exports-full'));
    await start();
    expect(texts(mounted.list, '.dialog .result-title')).to.deep.equal([words.failures.full[0]]);
  });

  it('asks nothing any more after the dialog was closed', async () => {
    await open();
    clock = new FakeClock();
    await start();
    await press(mounted.list, '.dialog-close');
    // The browser tells of the closing in a task of its own.
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
    await settle();
    const asked = mounted.bff.requests.length;
    await clock.advance(60_000);
    expect(mounted.bff.requests.length).to.equal(asked);
  });
});
