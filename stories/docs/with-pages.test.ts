import { describe, expect, it } from 'vitest';
import { withPages } from './with-pages.ts';

describe('links of a document', () => {
  it('lead to the page of the other document', () => {
    expect(withPages('See [money](MONEY.md#quotas), [all](../README.md), [list](widgets/partner-customer-list.md).', 'docs/DATA.md')).toBe(
      'See [money](?path=/docs/docs-money--docs), [all](?path=/docs/docs-readme--docs), [list](?path=/docs/docs-widgets-partner-customer-list--docs).',
    );
  });

  it('are read from where the document stands', () => {
    expect(withPages('[codes](../ERRORS.md) [all](README.md)', 'docs/widgets/partner-audit.md')).toBe(
      '[codes](?path=/docs/docs-errors--docs) [all](?path=/docs/docs-widgets-readme--docs)',
    );
  });

  it('stay as they are where they lead into the web or to a part of the same page', () => {
    const text = '[a](https://example.com) [b](#part) ![c](x.png)';
    expect(withPages(text, 'README.md')).toBe(text);
  });

  it('become plain words where they lead to what is no page', () => {
    expect(withPages('[the schema](../bff/storage/schema.ts)', 'docs/DATA.md')).toBe('the schema');
  });
});
