import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AgreementDocument } from '../../../shared/values/agreement-document.ts';
import type { SourceFault } from '../../../shared/values/agreement-lists.ts';
import { render } from './render.ts';

const golden = new URL('golden/', import.meta.url);

const documentOf = (source: string): AgreementDocument => {
  const made = render(source);
  if ('faults' in made) throw new Error(JSON.stringify(made.faults));
  return JSON.parse(made.rendered);
};
const faultsOf = (source: string): string[] => {
  const made = render(source);
  return 'faults' in made ? made.faults.map(({ line, fault }) => `${line} ${fault}`) : [];
};
const paragraphOf = (source: string): unknown => {
  const { blocks } = documentOf(`# a\n\n${source}`);
  const [, block, ...others] = blocks;
  expect(others).toEqual([]);
  return block?.kind === 'paragraph' ? block.content : block;
};

describe('the Markdown of an agreement', () => {
  it.each(readdirSync(golden).filter((name) => name.endsWith('.md')))('%s is rendered to the same bytes for ever', (name) => {
    const source = readFileSync(new URL(name, golden), 'utf8');
    expect(render(source)).toEqual({ rendered: readFileSync(new URL(name.replace('.md', '.json'), golden), 'utf8') });
  });

  it('says the same with line ends of every system', () => {
    const source = '# 甲\n\n乙\n丙\n\n- a\n- b\n';
    expect(render(source.replaceAll('\n', '\r\n'))).toEqual(render(source));
    expect(render(source.replaceAll('\n', '\r'))).toEqual(render(source));
    expect(render(`\uFEFF${source}`)).toEqual(render(source));
  });

  it('joins Chinese lines without a space and others with one, across marks too', () => {
    expect(paragraphOf('甲**乙**\n丙，\nabc\ndef')).toEqual([
      { kind: 'text', text: '甲' },
      { kind: 'strong', content: [{ kind: 'text', text: '乙' }] },
      { kind: 'text', text: '丙，abc def' },
    ]);
  });

  it('names headings by their order', () => {
    const ids = documentOf('# a\n\nx\n\n## b\n\n# a\n').blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
    expect(ids).toEqual(['part-1', 'part-2', 'part-3']);
  });

  it('gives every row as many cells as the table has columns', () => {
    expect(paragraphOf('| a | b |\n|---|---|\n| 1 |')).toMatchObject({ rows: [[[{ text: '1' }], []]] });
  });
});

describe('what is refused, each with its line', () => {
  const refused: [string, string, `${number} ${SourceFault}`[]][] = [
    ['HTML as a block', '# a\n\n<div>x</div>', ['3 html']],
    ['HTML within a sentence', '# a\n\nx <b>y</b>', ['3 html']],
    ['a script', '# a\n\n<script>alert(1)</script>', ['3 html']],
    ['a comment', '# a\n\n<!-- x -->', ['3 html']],
    ['a picture', '# a\n\n![x](https://example.com/x.png)', ['3 image']],
    ['a picture by name', '# a\n\n![x][y]\n\n[y]: https://example.com', ['3 image', '5 unsupported']],
    ['code within a sentence', '# a\n\nrun `x`', ['3 unsupported']],
    ['a block of code', '# a\n\n```\nx\n```', ['3 unsupported']],
    ['a block of code by indentation', '# a\n\n    x', ['3 unsupported']],
    ['a footnote', '# a\n\nx[^1]\n\n[^1]: a note of several words', ['3 unsupported', '5 unsupported']],
    ['a title that only a mouse sees', '# a\n\n[x](https://example.com "not what you think")', ['3 unsupported']],
    ['an address that nothing links to', '# a\n\n[//]: # (hidden)', ['3 unsupported']],
    ['an address given twice', '# a\n\n[x]\n\n[x]: https://one.example\n[x]: https://two.example', ['6 unsupported']],
    ['a link without words', '# a\n\n[](https://example.com)', ['3 empty']],
    ['a heading without words', '# a\n\n##\n', ['3 empty']],
    ['an item without words', '# a\n\n42)\n', ['3 empty']],
    ['an item without words among others', '# a\n\n1. b\n2.\n3. c\n', ['4 empty']],
    ['a fifth level of headings', '# a\n\n##### b', ['3 nesting']],
    ['a heading within a quote', '# a\n\n> # b', ['3 unsupported']],
    ['a seventh list within lists', `# a\n\n${'- '.repeat(7)}b`, ['3 nesting']],
    ['numbers other than those that would be shown', '# a\n\n1. b\n2. c\n5. d', ['5 unsupported']],
    ['cells without a column', '# a\n\n| b |\n|---|\n| 1 | 2 |', ['5 unsupported']],
    ['nothing at all', '', ['1 empty']],
    ['blanks alone', ' \n\n\t\n', ['1 empty']],
    ['a text without a heading', 'a\n\nb', ['1 no-heading']],
  ];
  it.each(refused)('%s', (_, source, faults) => {
    expect(faultsOf(source)).toEqual(faults);
  });

  it('tells all of them, by line, at most a hundred', () => {
    expect(faultsOf(`# a\n\n${'<br>\n\n'.repeat(300)}`)).toHaveLength(100);
    expect(faultsOf('# a\n\n`x` <b>\n\n![x](y)')).toEqual(['3 unsupported', '3 html', '5 image']);
  });

  it('takes items that are all numbered alike, and numbers that go on from another one', () => {
    expect(faultsOf('# a\n\n1. b\n1. c\n1. d')).toEqual([]);
    expect(paragraphOf('7. b\n8. c')).toMatchObject({ start: 7 });
  });
});

describe('links', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java&#115;cript:alert(1)',
    'java&Tab;script:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'http://example.com',
    '//example.com',
    '/relative',
    '#part-1',
    'https:example.com',
    'https:///example.com',
    'https://user@example.com',
    'https://example.com@evil.example',
    'https://example.com%40evil.example',
    'https://example.com\\\\@evil.example',
    'https://localhost',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://exаmple.com',
    'https://例子.example',
    'https://example.com:99999999',
    'mailto:',
    'mailto:a@b.example?bcc=c@d.example',
    'mailto:a@b.example,c@d.example',
    'https://example.com/&#x202E;gpj',
    'https://example.com/&#x200B;',
  ])('to %s are refused', (url) => {
    expect(faultsOf(`# a\n\n[x](<${url}>)`)).toContain('3 link-unsafe');
  });

  it.each([
    ['[https://bank.example](https://evil.example/)', false],
    ['[http://bank.example/pay](https://evil.example/)', false],
    ['[**www.bank.example**](https://evil.example/www.bank.example)', false],
    ['[help@bank.example](mailto:help@evil.example)', false],
    ['[https://evil.example@bank.example](https://evil.example/)', false],
    ['[https://bank.example.evil.example](https://bank.example/)', false],
    ['[https://Bank.example/terms](https://bank.example/terms/2)', true],
    ['[help@bank.example](mailto:help@bank.example)', true],
    ['[terms.pdf](https://bank.example/terms.pdf)', true],
    ['[第 2.1 条](https://bank.example/)', true],
  ])('that say where they lead say it truly: %s', (source, isTrue) => {
    expect(faultsOf(`# a\n\n${source}`)).toEqual(isTrue ? [] : ['3 link-unsafe']);
  });

  it.each([
    ['https://example.com', 'https://example.com'],
    ['HTTPS://example.com', null],
    ['https://a.b-c.example:8443/d?e=f&g=%20#h', 'https://a.b-c.example:8443/d?e=f&g=%20#h'],
    ['https://example.com/协议', 'https://example.com/%E5%8D%8F%E8%AE%AE'],
    ['https://xn--fsqu00a.example/', 'https://xn--fsqu00a.example/'],
    ['mailto:someone.else+x@example.com', 'mailto:someone.else+x@example.com'],
  ])('to %s are %s', (url, href) => {
    if (href === null) expect(faultsOf(`# a\n\n[x](<${url}>)`)).toEqual(['3 link-unsafe']);
    else expect(paragraphOf(`[x](<${url}>)`)).toMatchObject([{ kind: 'link', href }]);
  });
});

describe('characters that nobody sees', () => {
  it.each([
    ['a turn of the writing direction', '\u202E'],
    ['an isolate', '\u2066'],
    ['a zero-width space', '\u200B'],
    ['a zero-width joiner', '\u200D'],
    ['a soft hyphen', '\u00AD'],
    ['a word joiner', '\u2060'],
    ['a byte order mark inside', '\uFEFF'],
    ['a control character', '\u0007'],
    ['a null', '\u0000'],
    ['a line separator', '\u2028'],
    ['a private character', '\uE000'],
    ['a tag', '\u{E0041}'],
    ['a Korean filler', '\u3164'],
    ['half a character', '\uD83D'],
    ['two shape selectors', '\uFE0F\uFE0F'],
  ])('%s is refused, written as it is', (_, character) => {
    expect(faultsOf(`# a\n\nx\n甲${character}乙`)).toEqual(['4 unseen']);
  });

  it.each(['&#x202E;', '&#8203;', '&shy;', '&zwj;', '&#x2028;', '&#xE0041;', '&lrm;'])(
    '%s is refused, written as a reference',
    (written) => {
      expect(faultsOf(`# a\n\n甲${written}乙`)).toEqual(['3 unseen']);
    },
  );

  it('are none where they choose the shape of a character before them', () => {
    expect(faultsOf('# a\n\n葛\u{E0100}城 ☑\uFE0F')).toEqual([]);
  });
});

describe('sources that would keep the service busy', () => {
  const count = 200_000;
  it.each([
    ['brackets', `# a\n\n${'['.repeat(count)}`],
    ['marks', `# a\n\n${'**a *b_ '.repeat(count / 8)}`],
    ['quotes', `# a\n\n${'>'.repeat(count)}`],
    ['columns', `# a\n\n|a|\n|-|\n${'|'.repeat(count)}`],
    ['quotes between empty lines', `# a\n\n${'>\n\n'.repeat(2_000)}`],
    ['a hundred thousand lines', `# a\n${'a\n'.repeat(100_000)}`],
    ['underlined headings', 'a\n---\n'.repeat(count / 6)],
  ])('%s are refused before they are read', (_, source) => {
    expect(faultsOf(source)[0]).toMatch(/nesting$/);
  });
});
