import { userEvent } from 'storybook/test';
import { worldKeys } from '../../bff/sandbox/index.ts';
import type { couponsAt } from './stage.ts';

const DISTRIBUTOR = worldKeys().distributor.partner.partnerId;

/** Picks the first coupons that can be recalled, by their boxes. */
export async function pick(panel: ReturnType<typeof couponsAt>, count: number): Promise<void> {
  await panel.open();
  for (const box of panel.boxes().slice(0, count)) await userEvent.click(box);
  await panel.until(() => panel.find('.pick-count')?.textContent?.includes(String(count)), 'Nothing picked.');
}

/** Somebody else is quicker: one of the picked coupons is used up between the check and the recall. */
export async function useUp({ sandbox }: ReturnType<typeof couponsAt>, couponId: string): Promise<void> {
  await sandbox.store.write(DISTRIBUTOR, (unit) => unit.coupons.setState(DISTRIBUTOR, [couponId], 'recalled', new Date().toISOString()));
}

/** From now on no worker takes an operation. */
export function holdWorkers({ sandbox }: ReturnType<typeof couponsAt>): void {
  Object.assign(sandbox.store.reads.operationLeases, { due: async () => [] });
}

export async function beginAll(panel: ReturnType<typeof couponsAt>): Promise<void> {
  await pick(panel, 1);
  await userEvent.click(await panel.until(() => panel.all('.pick-bar .button')[1], 'No way to all.'));
  await userEvent.click(await panel.act());
  await panel.until(() => panel.find('.dialog .progress'), 'Not under way.');
}

/** All that match are about to be recalled; something happens to the first coupon between the freezing and the job. */
export async function recallAllBut(
  panel: ReturnType<typeof couponsAt>,
  happens: (couponId: string) => void | Promise<void>,
): Promise<void> {
  await panel.open();
  const row = panel.rows().find((one) => one.querySelector('.check input'));
  const couponId = row?.querySelector('.c-coupon .id')?.textContent ?? '';
  await pick(panel, 1);
  await userEvent.click(await panel.until(() => panel.all('.pick-bar .button')[1], 'No way to all.'));
  const act = await panel.act();
  await happens(couponId);
  await userEvent.click(act);
  await panel.until(() => panel.find('.result.partial'), 'Not told.');
  await panel.until(() => panel.find('.dialog .aside-list')?.textContent?.includes(couponId), 'Not told which.');
}

/** For whoever recalls, one coupon is not in force yet; called anew, it is. */
export function holdBack({ sandbox }: ReturnType<typeof couponsAt>, couponId: string): () => void {
  const { store } = sandbox;
  const { write } = store;
  store.write = (partnerId, command, options) =>
    write(
      partnerId,
      (unit) => {
        const find: typeof unit.coupons.find = async (...asked) =>
          (await unit.coupons.find(...asked)).map((coupon) =>
            coupon.couponId === couponId ? { ...coupon, validFrom: coupon.expiresAt } : coupon,
          );
        return command({ ...unit, coupons: { ...unit.coupons, find } });
      },
      options,
    );
  return () => {
    store.write = write;
  };
}
