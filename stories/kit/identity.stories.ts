import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, within } from 'storybook/test';
import { adopt } from '../../widgets/kit/adopt.ts';
import { customerFace, type FacedCustomer, faceStyles } from '../../widgets/kit/customer-face.ts';
import { idStyles, idText } from '../../widgets/kit/id-text.ts';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';

const words = { lookAlike: '重名', noName: '未实名', manager: (userId: string) => `客户经理 ${userId}` };
const customer: FacedCustomer = {
  customerId: '6f0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d',
  partnerCustomerNo: 'HZ-00017',
  customerName: '杭州**科技有限公司',
  accountName: 'hz***01',
  accountManager: { operatorId: 'op-1', userId: 'li.hao', name: null },
  tags: ['重点客户'],
  isLookAlike: false,
};

const withStyles = (canvasElement: HTMLElement) =>
  adopt(canvasElement.querySelector('kit-stage')?.shadowRoot ?? undefined, [faceStyles, idStyles]);

const meta: Meta = { title: 'Kit/Identity' };
export default meta;
type Story = StoryObj;

/** Masked names do not identify: the whole id, the partner's number, the manager and the tags stand beside them, and look-alikes are marked. */
export const Faces: Story = {
  render: () =>
    onStage(
      () => html`<div class="panel">${customerFace(customer, words)}</div>
        <div class="panel">${customerFace({ ...customer, customerId: 'a17', isLookAlike: true, tags: ['华北', '重点客户', '试用', '续费', '新'] }, words)}</div>
        <div class="panel">${customerFace({ ...customer, customerName: null, accountName: null, partnerCustomerNo: null, accountManager: null, tags: [] }, words)}</div>`,
    ),
  play: async ({ canvasElement }) => {
    withStyles(canvasElement);
    const stage = within(stageOf(canvasElement));
    await expect(stage.getAllByText('6f0b7c1d2e3f4a5b6c7d8e9f0a1b2c3d')).toHaveLength(2);
    await expect(stage.getAllByText('重名')).toHaveLength(1);
    await expect(stage.getByText('+2')).toBeVisible();
    await expect(stage.getByText('未实名')).toBeVisible();
  },
};

/** A long id shows its ends; the middle is there to be read out and copied. */
export const Ids: Story = {
  render: () =>
    onStage(
      () =>
        html`<p>${idText('a17')}</p><p>${idText(customer.customerId)}</p><p>${idText(customer.customerId, '客户 ID，点按三次全选')}</p>`,
    ),
  play: async ({ canvasElement }) => {
    withStyles(canvasElement);
    const [short, long, hinted] = stageOf(canvasElement).querySelectorAll<HTMLElement>('.id');
    await expect(long?.textContent).toBe(customer.customerId);
    await expect(getComputedStyle(long?.querySelector('.id-middle') as Element).fontSize).toBe('0px');
    await expect(short?.querySelector('.id-middle')).toBeNull();
    await expect(hinted?.dataset.hint).toBe('客户 ID，点按三次全选');
  },
};

/** Chips: what it is, and what needs a look. Never colour alone, the word says it. */
export const Chips: Story = {
  render: () =>
    onStage(
      () => html`<p class="line"><span class="chip">代售</span><span class="chip">顾问销售</span><span class="chip warning">已冻结</span></p>
        <p style="inline-size: 120px"><span class="chip">一个非常非常非常长的标签名称</span></p>`,
    ),
  play: async ({ canvasElement }) => {
    const long = [...stageOf(canvasElement).querySelectorAll<HTMLElement>('.chip')].at(-1) as HTMLElement;
    await expect(long.scrollWidth).toBeGreaterThan(long.clientWidth);
    await expect(long.getBoundingClientRect().width).toBeLessThanOrEqual(120);
  },
};
