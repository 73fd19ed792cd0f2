import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { accountManagerForm, customerForm, customerRow } from '../../../shared/contract/customers.ts';
import { listForms } from './list-forms.ts';

/** What each version of the forms looked like. A form that changes needs the next number, or stored ones would stay as they are. */
const KNOWN = { 1: '7b0213b5feae08a2' };

it('has a new version for every new look of the forms', () => {
  const look = [customerForm, accountManagerForm].map((form) => z.toJSONSchema(form));
  const digest = createHash('sha256').update(JSON.stringify(look)).digest('hex').slice(0, 16);
  expect(KNOWN).toMatchObject({ [listForms.version]: digest });
});

it('leaves to the moment of reading only what other commands change', () => {
  const live = Object.keys(customerRow.shape).filter((field) => !(field in customerForm.shape));
  expect(live).toEqual(['isLookAlike', 'reseller', 'accountManager', 'consumption']);
});

it('is sent as it is from one place alone', () => {
  const root = join(import.meta.dirname, '../..');
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const holding = (text: string) => files.filter((file) => readFileSync(join(root, file), 'utf8').includes(text));
  expect(holding('new ReadyJson(')).toEqual(['storage/customers/listed.ts']);
  expect(holding('as FormText')).toEqual(['actions/customers/list-forms.ts']);
});
