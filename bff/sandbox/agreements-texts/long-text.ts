import type { AgreementSource } from './compose.ts';

/** As long as a text that somebody really publishes: about 200 KB, 350 headings. */
const CHAPTERS = 35;
const SECTIONS = 9;

const SUBJECTS = [
  '计算资源',
  '存储空间',
  '网络带宽',
  '数据库实例',
  '备份副本',
  '安全组件',
  '日志数据',
  '域名解析',
  '消息队列',
  '证书密钥',
  '监控告警',
];
const ACTS = ['申请开通', '调整规格', '暂停使用', '续费延期', '迁移区域', '释放回收', '申请退款'];
const DUTIES = [
  '贵司应当提前三个工作日通知伙伴，并说明原因和预计持续的时间',
  '伙伴应当在收到通知后的一个工作日内答复，需要延长的，应当说明理由',
  '双方应当以书面方式确认数量、单价和生效日期，口头约定不作为结算依据',
  '由此产生的费用按实际使用时长计算，不足一小时的按一小时计算',
  '已经享受的优惠不因此取消，但剩余的代金券不折算为现金',
  '涉及数据删除的，应当先完成备份并由贵司书面确认，删除后无法恢复',
];

function pick<Value>(values: readonly Value[], index: number): Value {
  return values[index % values.length] as Value;
}

function section(chapter: number, index: number): string {
  const place = chapter * SECTIONS + index;
  const subject = pick(SUBJECTS, place);
  const act = pick(ACTS, place + chapter);
  const sentences = [0, 1, 2].map((offset) => `${act}${subject}时，${pick(DUTIES, place + offset)}。`).join('');
  const items = [3, 4].map((offset) => `- 第 ${chapter + 1}.${index + 1}.${offset - 2} 项：${pick(DUTIES, place + offset)}；`).join('\n');
  return `## ${chapter + 1}.${index + 1} ${subject}的${act}\n\n${sentences}\n\n${items}\n`;
}

function chapter(number: number): string {
  const sections = Array.from({ length: SECTIONS }, (_, index) => section(number, index));
  return `# 第 ${number + 1} 章 ${pick(SUBJECTS, number)}\n\n${sections.join('\n')}`;
}

const TITLE = '云服务使用细则';

/** The same bytes at every call. */
export function longText(): AgreementSource {
  const chapters = Array.from({ length: CHAPTERS }, (_, number) => chapter(number));
  return { code: 'service-terms', version: 1, locale: 'zh-CN', title: TITLE, source: chapters.join('\n') };
}
