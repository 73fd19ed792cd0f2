import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureBuilt } from '../../scripts/build.mjs';
import { ensureNginx } from '../../scripts/check/nginx.ts';
import { ROOT } from '../../scripts/set-up.mjs';
import { launch } from '../e2e/browser.ts';
import { type Running, run, temporaryFolder } from '../e2e/process.ts';
import { freePorts } from '../operations/free-ports.ts';
import { ACCOUNT, configurationOf, temporaryPaths } from '../operations/nginx.ts';
import { makeInstallation } from './one-process.ts';

const SAMPLE = join(ROOT, 'samples/spring-boot');
const nginx = ensureNginx();
if (nginx === null) console.log('No nginx, and none can be had here: what stands behind one is not tried.');

/** The sample's own file, with the ports of this run. */
async function startSampleNginx(nginx: string, folder: string, here: Record<string, string>): Promise<Running> {
  const ported = configurationOf(join(SAMPLE, 'nginx.conf'), here);
  const file = join(folder, 'nginx.conf');
  writeFileSync(
    file,
    ported
      .replace('../../deploy', join(ROOT, 'deploy'))
      .replace('error_log stderr;', `error_log stderr notice; ${ACCOUNT}`)
      .replace('access_log off;', `access_log off; ${temporaryPaths(folder)}`),
  );
  const running = run(nginx, ['-e', 'stderr', '-p', folder, '-c', file]);
  await running.says(/start worker process /);
  return running;
}

test('Spring and a plain Java server mint with the same class, word by word', () => {
  const plain = readFileSync(join(ROOT, 'samples/java-8/PartnerSessions.java'), 'utf8');
  expect(readFileSync(join(SAMPLE, 'src/main/java/com/example/portal/PartnerSessions.java'), 'utf8')).toBe(plain);
});

if (nginx !== null)
  describe('portal and BFF behind the nginx of samples/spring-boot', () => {
    const place = temporaryFolder('one-origin');
    const started: Running[] = [];
    let origin = '';

    beforeAll(async () => {
      ensureBuilt(process.execPath);
      const [outer = 0, portal = 0, bff = 0] = await freePorts(3);
      origin = `http://localhost:${outer}`;
      const installation = await makeInstallation();
      const DATA_DIR = installation.copyTo(place.path);
      installation.remove();
      const settings = { BASE_PATH: '/partner-widgets', TRUST_PROXY: '127.0.0.1', PUBLIC_ORIGIN: origin, DATA_DIR };
      started.push(
        run(process.execPath, [join(ROOT, 'bff/node/program/run.ts'), 'serve'], { ...settings, PORT: String(bff), METRICS_PORT: '0' }),
      );
      started.push(
        run(process.execPath, [join(ROOT, 'samples/node-http/server.js')], {
          PORT: String(portal),
          PAGES: join(SAMPLE, 'src/main/resources/static'),
          PORTAL_ORIGIN: origin,
          PORTAL_OPERATOR: 'li.hua',
          PARTNER_WIDGETS_URL: `http://127.0.0.1:${bff}/partner-widgets`,
          PARTNER_WIDGETS_KEY: installation.key,
        }),
      );
      await Promise.all(started.map((one) => one.says(/http:\/\//)));
      const here = {
        '127.0.0.1:8787': `127.0.0.1:${bff}`,
        '127.0.0.1:8080': `localhost:${portal}`,
        '127.0.0.1:3000': `127.0.0.1:${outer}`,
      };
      started.push(await startSampleNginx(nginx, place.path, here));
    });
    afterAll(async () => {
      for (const one of started) one.signal('SIGTERM');
      await Promise.all(started.map(({ ended }) => ended));
      place.remove();
    });

    test('are one origin to the page: no other is asked, and the list is there', async () => {
      const browser = await launch();
      try {
        const page = await browser.newPage({ locale: 'en' });
        const asked = new Set<string>();
        page.on('request', (request) => asked.add(new URL(request.url()).origin));
        await page.goto(origin);
        // A partner just added has no customers.
        await page.locator('partner-customer-list .notice').waitFor();
        expect(await page.locator('partner-session').evaluate((session) => (session as { status?: string }).status)).toBe('live');
        expect([...asked].filter((one) => one !== 'null')).toEqual([origin]);
      } finally {
        await browser.close();
      }
    });

    test('answer what stands under the path of the BFF, and nothing of the BFF elsewhere', async () => {
      const statuses = await Promise.all(
        ['/partner-widgets/widgets/loader.js', '/partner-widgets/v1/nothing', '/v1/session', '/widgets/loader.js'].map((path) =>
          fetch(origin + path).then(({ status, headers }) => [status, headers.get('x-request-id') !== null]),
        ),
      );
      expect(statuses).toEqual([
        [200, false],
        [404, true],
        [404, false],
        [404, false],
      ]);
    });
  });
