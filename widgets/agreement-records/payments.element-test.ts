import { expect } from '@open-wc/testing';
import { problem } from '../testing/fake-bff.ts';
import { type MountedRecords, mountRecords } from '../testing/fake-records.ts';
import { contractsStrings as contracts } from './contracts/strings/zh-CN.ts';
import { paymentsStrings as words } from './payments/strings/zh-CN.ts';

const ADD = 'POST /v1/third-party-payments';
const APPLY = 'POST /v1/payment-contracts';

describe('payment agreements', () => {
  let mounted: MountedRecords;
  afterEach(() => mounted.box.remove());

  const find = <Found extends HTMLElement>(selector: string): Found | null => mounted.root.querySelector<Found>(selector);
  const open = async (view: 'payments' | 'contracts'): Promise<void> => {
    mounted = await mountRecords((_fake, records) => {
      records.state = { view };
    });
  };
  const type = async (selector: string, text: string): Promise<void> => {
    const field = find<HTMLInputElement>(selector) as HTMLInputElement;
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await mounted.records.updateComplete;
  };
  const openAdd = async (): Promise<void> => {
    await open('payments');
    find('.tools .primary')?.click();
    await mounted.until(() => find('dialog #trustee'));
  };

  it('an agreement is added once however often it is pressed, and the list shows it', async () => {
    await openAdd();
    await type('#trustee', '新户名有限公司');
    find('.dialog-foot .primary')?.click();
    find('.dialog-foot .primary')?.click();
    const result = await mounted.until(() => find('dialog .result.done')?.textContent);
    expect(result).to.contain(words.add.done);
    expect(mounted.fake.bff.count(ADD)).to.equal(1);
    expect(mounted.root.innerHTML).not.to.contain('新户名有限公司');
    await mounted.until(() => mounted.root.querySelectorAll('tbody tr').length === 4);
  });

  it('what is missing is said where it is, the focus goes there, and nothing is sent', async () => {
    await openAdd();
    await type('#trustee', '新');
    find('.dialog-foot .primary')?.click();
    await mounted.until(() => find('#trustee-help')?.textContent === words.add.trusteeMissing);
    expect(mounted.root.activeElement).to.equal(find('#trustee'));
    expect(mounted.fake.bff.count(ADD)).to.equal(0);
  });

  it('a refusal is told in words, and what was entered stays', async () => {
    await openAdd();
    mounted.fake.bff.plan(ADD, () => problem('third-party-payment-repeated'));
    await type('#trustee', '新户名有限公司');
    find('.dialog-foot .primary')?.click();
    const told = await mounted.until(() => find('dialog .result.refused')?.textContent);
    expect(told).to.contain(words.act.refusals['third-party-payment-repeated']?.[0]);
    expect(find<HTMLInputElement>('#trustee')?.value).to.equal('新户名有限公司');
  });

  it('a lost answer leaves only the same to be sent again, under the same key', async () => {
    await openAdd();
    mounted.fake.bff.plan(ADD, () => Promise.reject(new TypeError('Failed to fetch')));
    await type('#trustee', '新户名有限公司');
    find('.dialog-foot .primary')?.click();
    await mounted.until(() => find('.dialog-foot')?.textContent?.includes(words.act.unclear));
    expect(find<HTMLFieldSetElement>('.whole-form')?.disabled).to.equal(true);
    find('.dialog-foot .primary')?.click();
    await mounted.until(() => find('dialog .result.done'));
    expect(mounted.fake.bff.count(ADD)).to.equal(2);
  });

  it('asks before what was typed is lost, and lets an untouched form go', async () => {
    await openAdd();
    await type('#trustee', '新户');
    find('.dialog-close')?.click();
    await mounted.until(() => find('.dialog-foot')?.textContent?.includes(words.act.leaveQuestion));
    find('.dialog-foot .primary')?.click();
    await mounted.until(() => find('.dialog-foot')?.textContent?.includes(words.add.act));
    expect(find<HTMLInputElement>('#trustee')?.value).to.equal('新户');
  });

  it('says what follows before it voids; red at the last step alone', async () => {
    await open('payments');
    find('.c-actions button')?.click();
    await mounted.until(() => find('.menu:popover-open'));
    expect(mounted.root.querySelectorAll('.danger-act')).to.have.length(0);
    const item = [...mounted.root.querySelectorAll<HTMLElement>('.menu-item')].find((one) => one.textContent === words.menu.void);
    item?.click();
    await mounted.until(() => find('dialog .consequence'));
    find('.danger-act')?.click();
    await mounted.until(() => find('dialog .result.done'));
    await mounted.until(() => mounted.root.querySelectorAll('.state-name.voided').length === 2);
  });

  it('offers to void only what holds', async () => {
    await open('payments');
    [...mounted.root.querySelectorAll<HTMLElement>('.c-actions button')].at(-1)?.click();
    await mounted.until(() => find('.menu:popover-open'));
    expect(find('.menu')?.textContent?.trim()).to.equal(words.menu.file);
  });

  it('a partner whose name is not verified is told so, and is not offered to apply', async () => {
    mounted = await mountRecords((fake, records) => {
      fake.isVerified = false;
      records.state = { view: 'contracts' };
    });
    expect(find('.unverified')?.textContent).to.equal(contracts.unverified);
    expect(find('.tools .primary')).to.equal(null);
  });

  it('a contract is made without approval and can be downloaded at once; no consumption is told in words', async () => {
    await open('contracts');
    find('.tools .primary')?.click();
    await mounted.until(() => find('dialog #cycle-from'));
    expect(find('dialog')?.textContent).to.contain(contracts.apply.contents[0]);
    mounted.fake.bff.plan(APPLY, () => problem('no-consumption'));
    find('.dialog-foot .primary')?.click();
    const told = await mounted.until(() => find('dialog .result.refused')?.textContent);
    expect(told).to.contain(contracts.act.refusals['no-consumption']?.[0]);
    find('.dialog-foot .primary')?.click();
    await mounted.until(() => find('dialog .result.done'));
    expect(find('.dialog-foot .primary')?.textContent?.trim()).to.equal(contracts.apply.download);
  });
});
