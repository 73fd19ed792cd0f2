import { expect } from '@open-wc/testing';
import Color from 'colorjs.io';
import { HOST_LIBRARIES, type HostLibrary, type HostScheme, hostVariables } from '../kit/tokens/host-variables.ts';
import { settle } from '../testing/fake-clock.ts';
import { type Mounted, mount, one } from '../testing/mount.ts';

const WORDS = ['text', 'text-secondary', 'text-tertiary', 'accent', 'success', 'warning', 'danger', 'info'];
const PAIRS: readonly (readonly [front: string, ground: string, least: number])[] = [
  ...['surface', 'surface-raised', 'surface-hover'].flatMap((ground) => WORDS.map((word) => [word, ground, 4.5] as const)),
  ...['success', 'warning', 'danger', 'info'].map((status) => [status, `${status}-soft`, 4.5] as const),
  ...['accent-soft', 'selection', 'selection-strong', 'revealed'].map((ground) => ['text', ground, 4.5] as const),
  ...['accent-soft', 'selection'].map((ground) => ['accent', ground, 4.5] as const),
  ['accent-text', 'accent', 4.5],
  ['accent-text', 'accent-hover', 4.5],
  ['accent-text', 'danger', 4.5],
  ['border-strong', 'surface', 3],
  ['focus', 'surface', 3],
];

describe('a preset for a component library', () => {
  let mounted: Mounted;
  let sheet: HTMLStyleElement;

  afterEach(() => {
    mounted.box.remove();
    sheet.remove();
  });

  async function inPageOf(library: HostLibrary, scheme: HostScheme): Promise<void> {
    const preset = await (await fetch(new URL(`./${library}.css`, import.meta.url))).text();
    sheet = document.createElement('style');
    sheet.textContent = `.host-page { ${hostVariables(library, scheme)} }\n${preset}`;
    document.head.append(sheet);
    mounted = await mount({}, 1280, ({ box }) => {
      box.classList.add('host-page');
      box.style.background = `var(--${library === 'element-plus' ? 'el-bg-color' : 'ant-color-bg-container'})`;
    });
    await settle();
  }

  /** What a token comes to, on what stands behind it. */
  function colourOf(token: string, ground?: Color): Color {
    const probe = document.createElement('span');
    probe.style.color = `var(--_${token})`;
    one(mounted.list, '.root').append(probe);
    const colour = new Color(getComputedStyle(probe).color).to('srgb');
    probe.remove();
    const alpha = Number(colour.alpha);
    if (!ground || alpha === 1) return colour;
    const behind = ground.to('srgb').coords;
    return new Color(
      'srgb',
      colour.coords.map((value, at) => Number(value) * alpha + Number(behind[at]) * (1 - alpha)) as [number, number, number],
    );
  }

  for (const library of HOST_LIBRARIES) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`${library}, ${scheme}: every word and every control can be read on every ground`, async () => {
        await inPageOf(library, scheme);
        const tooNear = PAIRS.flatMap(([front, behind, least]) => {
          const ground = colourOf(behind, colourOf('surface'));
          const contrast = colourOf(front, ground).contrast(ground, 'WCAG21');
          return contrast >= least ? [] : [`${front} on ${behind}: ${contrast.toFixed(2)}, needs ${least}`];
        });
        expect(tooNear).to.deep.equal([]);
        await expect(mounted.list).to.be.accessible();
      });
    }

    it(`${library}: the page’s own variables are followed at run time`, async () => {
      await inPageOf(library, 'light');
      const before = colourOf('accent').toString();
      mounted.box.style.setProperty(library === 'element-plus' ? '--el-color-primary-dark-2' : '--ant-color-primary', '#722ed1');
      expect(colourOf('accent').toString()).to.not.equal(before);
    });
  }

  it('reads no variable that the library does not have by default, and sets no token that is not there', async () => {
    const { TOKENS } = await import('../kit/tokens/table.ts');
    const names = new Set(TOKENS.map(({ name }) => `--partner-${name}`));
    for (const library of HOST_LIBRARIES) {
      const preset = await (await fetch(new URL(`./${library}.css`, import.meta.url))).text();
      const variables = hostVariables(library, 'light');
      for (const [, variable] of preset.matchAll(/var\((--[\w-]+)\)/g)) expect(variables).to.contain(`${variable}:`);
      for (const [, token] of preset.matchAll(/^ +(--partner-[\w-]+):/gm)) expect(names.has(token ?? '')).to.equal(true);
    }
  });
});
