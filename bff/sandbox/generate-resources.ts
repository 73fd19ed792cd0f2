import type { ResourceRecord } from '../ports/records.ts';
import type { Draw } from './draw.ts';

const DAY = 24 * 60 * 60 * 1000;

/** Kinds of resources that are bought for a time, with the words customers name them by. */
const KINDS: readonly (readonly [{ service: string; names: readonly string[] }, number])[] = [
  [{ service: '弹性云服务器 ECS', names: ['web-01', 'web-02', 'batch-worker', 'test-env'] }, 40],
  [{ service: '云硬盘 EVS', names: ['data-disk', 'backup-disk'] }, 25],
  [{ service: '云数据库 RDS', names: ['orders-db', 'crm-db'] }, 15],
  [{ service: '弹性公网 IP EIP', names: ['gateway'] }, 10],
  [{ service: '内容分发网络 CDN', names: ['static-traffic'] }, 6],
  [{ service: 'Web 应用防火墙 WAF', names: ['shop-waf'] }, 4],
];
const REGIONS = ['cn-north-4', 'cn-east-3', 'cn-south-1', 'ap-southeast-1'];

/**
 * Resources that expire, the first of them exactly when the customer's record says so. A customer whose record names no expiry has
 * none; some sources state the expiry without the resources.
 */
export function generateResources(draw: Draw, earliest: string | null): ResourceRecord[] {
  if (earliest === null || draw.chance(0.15)) return [];
  const first = Date.parse(earliest);
  const count = draw.weighted([
    [1, 40],
    [2, 30],
    [4, 20],
    [9, 10],
  ]);
  return Array.from({ length: count }, (_, index) => {
    const { service, names } = draw.weighted(KINDS);
    const expiresAt = index === 0 ? first : first + Math.floor(draw.fraction() ** 2 * 90 * DAY);
    return {
      resourceId: draw.text('0123456789abcdef', 24),
      name: draw.chance(0.85) ? draw.pick(names) : null,
      service,
      region: draw.chance(0.9) ? draw.pick(REGIONS) : null,
      expiresAt: new Date(expiresAt).toISOString(),
    };
  });
}
