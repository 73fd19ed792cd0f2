import type { CouponCommands, CouponReads } from '../../ports/quotas.ts';
import type { Connection } from '../connection.ts';

export function couponReads(_connection: Connection): CouponReads {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { find: unbuilt, leftOf: unbuilt };
}

export function couponCommands(_connection: Connection): CouponCommands {
  const unbuilt = () => Promise.reject(new Error('UNBUILT'));
  return { add: unbuilt, setState: unbuilt };
}
