import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect, within } from 'storybook/test';
import { onStage } from '../stage/kit-stage.ts';
import { stageOf } from '../stage/look.ts';
import { type Say, sayIn } from './say.ts';

interface Advice {
  why: readonly [chinese: string, english: string];
  does: readonly [chinese: string, english: string];
  not: readonly [chinese: string, english: string];
}

const ADVICE: readonly Advice[] = [
  {
    why: [
      '按钮说出动作与金额，按下去的人知道会发生什么。',
      'A button says the act and the amount: whoever presses it knows what will happen.',
    ],
    does: ['发放 3 张，共 ¥1,500.00', 'Issue 3 coupons, ¥1,500.00'],
    not: ['确定', 'OK'],
  },
  {
    why: ['先说发生了什么，再说怎么办；不道歉，不把代码放在前面。', 'What happened first, then what to do. No apology, no code in front.'],
    does: [
      '额度不足，还差 ¥200.00。请减少张数，或向上级申请额度。',
      'The quota lacks ¥200.00. Issue fewer coupons, or ask for more quota.',
    ],
    not: ['抱歉，操作失败（错误 40031）', 'Sorry, something went wrong (error 40031)'],
  },
  {
    why: ['空状态给出第一件有用的事。', 'An empty state offers the first useful act.'],
    does: ['还没有代金券。从额度中发放第一张。', 'No coupons yet. Issue the first one from a quota.'],
    not: ['暂无数据', 'No data'],
  },
  {
    why: [
      '中文用全角标点；中文与数字、字母之间空一格。',
      'Chinese takes full-width punctuation, and a space between Chinese and Latin or figures.',
    ],
    does: ['已发放 35 张，5 张未成功。', '35 issued, 5 not.'],
    not: ['已发放35张,5张未成功.', 'Successfully Issued 35 / Failed 5!'],
  },
  {
    why: ['名词照领域的叫法，不换说法，不机翻。', 'Things are called by the names of the trade, always the same ones.'],
    does: ['代金券 · 额度 · 回收 · 客户经理 · 账期 · 须知', 'coupon · quota · recall · account manager · bill cycle · notice'],
    not: ['优惠码 · 配额池 · 撤销 · AM · 周期 · 协议', 'voucher · pool · revoke · AM · period · T&C'],
  },
  {
    why: [
      '日期写全，时区在要紧处写明；金额带币种符号，负号在前。',
      'Dates are whole, the zone is named where it matters; amounts bear their currency, the minus stands first.',
    ],
    does: ['2026-11-21 14:05 (UTC+8) · -¥12.00', '2026-11-21 14:05 (UTC+8) · -¥12.00'],
    not: ['11/21 下午2点 · ¥(12)', '11/21 2pm · (12) RMB'],
  },
  {
    why: ['一句话说明被谁拒绝、找谁。', 'A refusal says why, and whom to ask.'],
    does: ['您的角色不能查看客户。请联系贵公司的管理员。', 'Your role may not see customers. Ask an administrator of your company.'],
    not: ['无权限（403）', 'Access denied (403)'],
  },
];

const sheet = (say: Say) => (): TemplateResult =>
  html`<div class="sheet">
  <section>
    <h1>${say('文字', 'Writing')}</h1>
    <p class="lead">${say('一句话，动词开头，先结果后办法。', 'One sentence. Buttons are verbs. What happened, then what to do.')}</p>
    ${ADVICE.map(
      ({ why, does, not }) => html`<div class="does">
        <p class="why">${say(...why)}</p>
        <p class="yes"><span>${say(...does)}</span></p>
        <p class="no"><span>${say(...not)}</span></p>
      </div>`,
    )}
  </section>
</div>`;

const meta: Meta = { title: 'Foundations/Writing' };
export default meta;

export const DoAndDoNot: StoryObj = {
  name: 'Do and don’t',
  render: (_args, context) => onStage(sheet(sayIn(context))),
  play: async ({ canvasElement, globals }) => {
    const stage = stageOf(canvasElement);
    await expect(stage.querySelectorAll('.yes')).toHaveLength(ADVICE.length);
    await expect(stage.querySelectorAll('.no')).toHaveLength(ADVICE.length);
    const text = globals.locale === 'zh-CN' ? '发放 3 张，共 ¥1,500.00' : 'Issue 3 coupons, ¥1,500.00';
    await expect(within(stage).getByText(text)).toBeVisible();
  },
};
