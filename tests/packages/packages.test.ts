import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT } from '../../scripts/set-up.mjs';
import { bundle } from './bundle.ts';
import { type Consumer, installPackages } from './consumer.ts';

const KIT = 'partner-widget-kit';
const BFF = 'partner-widget-kit-bff';

let consumer: Consumer;
beforeAll(async () => {
  consumer = await installPackages([KIT, BFF]);
}, 600_000);
afterAll(() => consumer?.remove());

/** Every name under which a package's code can be imported, but those that need a package of the host's own. */
function importsOf(name: string, without: readonly string[] = []): string[] {
  const paths = Object.entries(consumer.manifest(name).exports).filter(([, to]) => typeof to !== 'string' && to.default);
  return paths.map(([path]) => join(name, path).replaceAll('\\', '/')).filter((path) => !without.includes(path));
}

describe('the packages in plain Node', () => {
  test('can be imported, whichever entry, and nothing happens', () => {
    const names = [...importsOf(KIT, [`${KIT}/react`]), ...importsOf(BFF)];
    expect(names).toEqual(
      expect.arrayContaining([KIT, `${KIT}/define`, `${KIT}/define/partner-session`, `${KIT}/register`, BFF, `${BFF}/node`]),
    );
    consumer.write(
      'import-all.js',
      `const before = Object.getOwnPropertyNames(globalThis).length;
      for (const name of ${JSON.stringify(names)}) {
        const module = await import(name);
        if (Object.keys(module).length === 0) console.log(name, 'exports nothing');
      }
      // Lit brings a registry of its own for servers, and marks like zod that it is there.
      const theirs = /^(lit|reactiveElement|customElements$|__zod)/;
      const others = Object.getOwnPropertyNames(globalThis).slice(before).filter((name) => !theirs.test(name));
      if (others.length > 0) console.log('left behind:', others);
      // Ends by itself: nothing was started.
      `,
    );
    expect(consumer.node(['import-all.js'])).toEqual({ status: 0, output: '' });
  });

  test('have every file that their exports name', () => {
    for (const name of [KIT, BFF]) {
      const targets = Object.values(consumer.manifest(name).exports).flatMap((to) => (typeof to === 'string' ? [to] : Object.values(to)));
      const missing = targets.filter((to) => !existsSync(join(consumer.path, 'node_modules', name, to.replace(/\/\*$/, ''))));
      expect([name, missing]).toEqual([name, []]);
    }
  });

  test('register() says what it cannot do, and does nothing where there is no page', () => {
    consumer.write(
      'register.js',
      `import { register } from '${KIT}/register';
      await register();
      console.log(await register({ tags: ['partner-list'] }).catch((error) => error.message));`,
    );
    expect(consumer.node(['register.js']).output).toMatch(/^There is no <partner-list>; there are partner-session, /);
  });
});

test('the kit brings the documents that its README.md and its llms.txt name', () => {
  const folder = join(consumer.path, 'node_modules', KIT);
  const linksOf = (file: string) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, path = '']) => path);
  const named = [...linksOf('llms.txt'), ...linksOf('README.md')];
  expect(named).toContain('docs/widgets/partner-customer-list.md');
  expect(named.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
});

describe('a bundle that a host makes', () => {
  test('has of one entry nothing of other widgets', async () => {
    const session = await bundle(consumer, `import '${KIT}/define/partner-session';`);
    expect(session).toContain('partner-session');
    expect(session).not.toMatch(/partner-customer-list|partner-coupon-quota|CustomerList/);
    const list = await bundle(consumer, `import '${KIT}/define/partner-customer-list';`);
    expect(list).toContain('partner-customer-list');
    expect(list.length).toBeGreaterThan(session.length);
  });

  test('has of an address function no element, and of an unused import nothing', async () => {
    const address = await bundle(consumer, `import { stateToSearchParams } from '${KIT}'; globalThis.kept = stateToSearchParams;`);
    expect(address).not.toMatch(/LitElement|attachShadow|class /);
    expect(await bundle(consumer, `import '${KIT}';`)).toBe('');
  });
});

describe('types', () => {
  const CONSUMER = `
    import { type CustomerListState, type FetchSession, PartnerCustomerList, stateToSearchParams } from '${KIT}';
    import '${KIT}/define/partner-session';
    import { register } from '${KIT}/register';
    import { createBff } from '${BFF}';
    import { openHost } from '${BFF}/node';

    const fetchSession: FetchSession = async ({ reason, signal }) => ({ secret: \`\${reason}\${signal.aborted}\` });
    const session = document.querySelector('partner-session');
    if (session) session.fetchSession = fetchSession;
    const kind: 'live' | 'test' | undefined = session?.view?.mode;
    const list: PartnerCustomerList = document.createElement('partner-customer-list');
    const state: CustomerListState = list.state;
    const release: string = PartnerCustomerList.version;
    export const text: string = stateToSearchParams(state, new URLSearchParams()).toString() + release + kind;
    await register({ tags: ['partner-roles'], suffix: 'v2' });
    const host = await openHost({ dataFolder: 'data' });
    const bff = createBff({ ...host, publicOrigin: 'https://portal.example.com' });
    export const answer: Promise<Response> = bff.fetch(new Request('https://portal.example.com/livez'));

    // @ts-expect-error No such tag.
    await register({ tags: ['partner-list'] });
    // @ts-expect-error A view of a session is no number.
    export const wrong: number = session?.view?.mode;
  `;

  test.each([
    ['nodenext', 'nodenext'],
    ['bundler', 'esnext'],
  ])('are found and strict under moduleResolution %s', (moduleResolution, module) => {
    consumer.write('consumer.ts', CONSUMER);
    const options = { moduleResolution, module, target: 'es2022', lib: ['es2022', 'dom', 'dom.iterable'], types: [] };
    consumer.write(
      'tsconfig.json',
      JSON.stringify({ compilerOptions: { ...options, strict: true, noEmit: true, skipLibCheck: true }, files: ['consumer.ts'] }),
    );
    expect(consumer.node([join(ROOT, 'node_modules/typescript7/bin/tsc'), '-p', '.'])).toEqual({ status: 0, output: '' });
  });
});

describe('the BFF from its package', () => {
  test('serves a session from a Node server of somebody else’s, and ends by itself', () => {
    consumer.write('server.js', SERVER);
    const { status, output } = consumer.node(['--disable-warning=ExperimentalWarning', 'server.js']);
    expect(output.trim().split('\n').at(-1)).toBe('livez 200, openapi 3.1.0, session 401');
    expect(status).toBe(0);
  });

  const SERVER = `
    import { createServer } from 'node:http';
    import { createBff } from '${BFF}';
    import { getRequestListener, openHost } from '${BFF}/node';

    const host = await openHost({ dataFolder: 'bff-data', makesKeys: true, log: { level: 'silent' } });
    const bff = createBff(host);
    const loops = host.startLoops(bff);
    const server = createServer(getRequestListener(bff.fetch, { overrideGlobalObjects: false }));
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = 'http://127.0.0.1:' + server.address().port;
    const live = await fetch(origin + '/livez');
    const openapi = await (await fetch(origin + '/openapi.json')).json();
    const session = await fetch(origin + '/v1/sessions', { method: 'POST', headers: { authorization: 'Bearer none', 'content-type': 'application/json' }, body: '{"subject":{"kind":"operator","userId":"a","roles":["administrator"]},"origins":["http://127.0.0.1"]}' });
    console.log('livez ' + live.status + ', openapi ' + openapi.openapi + ', session ' + session.status);
    await new Promise((resolve) => server.close(resolve));
    await loops.stop();
    await host.close();
  `;

  test('says what to install where a database is named whose driver is not there', () => {
    consumer.write(
      'postgres.js',
      `import { openHost } from '${BFF}/node';
      await openHost({ dataFolder: 'bff-data', databaseUrl: 'postgres://a@127.0.0.1:1/a', log: { level: 'silent' } }).catch((error) => console.log(error.message));`,
    );
    expect(consumer.node(['--disable-warning=ExperimentalWarning', 'postgres.js']).output).toContain('npm install pg');
  });
});

test('neither package names this machine or a place on it', () => {
  for (const name of [KIT, BFF]) {
    const manifest = readFileSync(join(consumer.path, 'node_modules', name, 'package.json'), 'utf8');
    expect(manifest).not.toContain(ROOT);
  }
});
