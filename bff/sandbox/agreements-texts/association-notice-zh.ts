import { type AgreementSource, compose, type Part } from './compose.ts';

const TITLE = '客户关联云服务伙伴须知';

const OPENING = `
本须知写给准备由云服务伙伴（下称“伙伴”）代售云服务的企业客户（下称“贵司”）。请在签署之前读完全文；有不明白的地方，先向伙伴问清楚再签。

签署表示贵司已经知道并同意：**关联之后，云服务的价格、账单和付款由贵司与伙伴之间约定**，伙伴可以看到并管理下文列出的内容。
`;

const ASSOCIATION: Part = [
  '什么是关联',
  `
关联是把贵司的云服务账号登记在一家伙伴名下。关联采用代售方式：贵司从伙伴处购买云服务，由伙伴向贵司收款、开票。

- 一个账号同一时间只能关联一家伙伴；
- 关联不改变账号的归属，账号及其中的数据仍然是贵司的；
- 关联不改变贵司已经购买、尚未到期的资源，到期后的续费按关联后的规则办理。
`,
];
const SEEN: Part = [
  '伙伴可以看到什么',
  `
关联期间，伙伴的工作人员为提供服务，可以看到以下内容。每次查看完整的联系方式都会留下记录。

| 内容 | 伙伴看到的样子 | 用途 |
| --- | --- | --- |
| 企业名称、账号名称 | 部分字符隐藏 | 识别客户 |
| 手机号码、电子邮箱 | 默认隐藏，按权限逐次查看 | 联系贵司 |
| 月度消费和明细账单 | 完整显示 | 对账、提醒 |
| 代金券的发放和使用 | 完整显示 | 管理优惠 |

伙伴**看不到**贵司存放在云上的业务数据、数据库内容和登录密码。
`,
];
const MONEY_V1: Part = [
  '额度、账单与付款',
  `
1. 贵司可以使用的额度由伙伴划拨，额度用完后无法新购资源。
2. 账单按自然月生成，次月 5 日出具。
3. 贵司应当在收到账单后 **30 日内**向伙伴付款。
4. 对账单有异议的，应当在收到账单后 15 日内书面提出。
`,
];
const MONEY_V2: Part = [
  '额度、账单与付款',
  `
1. 贵司可以使用的额度由伙伴划拨，额度用完后无法新购资源。
2. 账单按自然月生成，次月 3 日出具。
3. 贵司应当在收到账单后 **20 日内**向伙伴付款。
4. 对账单有异议的，应当在收到账单后 15 日内书面提出；异议处理期间，无异议的部分仍应按期支付。
`,
];
const COUPONS: Part = [
  '代金券与优惠',
  `
代金券由伙伴发放，只能用于抵扣券面写明的产品和区域，不能兑换现金，也不能转让。

伙伴可以收回尚未使用的代金券。解除关联时，伙伴发放而未用完的代金券自动退回伙伴。
`,
];
const OVERDUE: Part = [
  '欠费的处理',
  `
账号欠费后进入宽限期，宽限期内资源照常运行。宽限期结束仍未付清的，资源会被停止；停止满 15 日后，**数据可能被删除且无法恢复**。

> 停止和删除之前，会按贵司登记的联系方式分别通知。请保证联系方式有效。
`,
];
const OPERATION: Part = [
  '代为操作',
  `
未经贵司授权，伙伴不得登录贵司账号，也不得代为下单、续费或者释放资源。授权可以随时收回，收回之前已经完成的操作仍然有效。
`,
];
const COMPLAINTS_V1: Part = ['投诉与联系', '对伙伴的服务不满意，可以写信到 <service@cloud.example.com>，我们会在 5 个工作日内答复。'];
const COMPLAINTS_V2: Part = [
  '投诉与联系',
  `
对伙伴的服务不满意，可以写信到 <service@cloud.example.com>，或者在 [服务中心](https://support.cloud.example.com/tickets) 提交工单，我们会在 3 个工作日内答复。
`,
];
const CONTACT_PERSON: Part = [
  '指定财务联系人',
  `
贵司应当指定一名财务联系人，负责确认账单、接收欠费提醒。人员变动的，应当在 10 日内通知伙伴；未及时通知造成的后果由贵司承担。
`,
];
const RECORDS: Part = [
  '记录的保存',
  `
与账单、代金券、协议签署有关的记录保存不少于五年。

## 签署记录

签署时会记录：签署的账号、以何种身份签署、签署的版本和语言、正文的摘要值、服务器时间。网络地址与浏览器信息另行保存，可以依法删除。

## 查阅

贵司可以随时查阅和下载自己签署过的协议及签署凭证。
`,
];
const ENDING: Part = [
  '解除关联',
  `
贵司可以提出解除关联。满足以下条件后，关联解除：

- 没有欠费，没有正在处理的订单；
- 没有尚未到期、只能由伙伴办理的资源；
- 距离上一次解除或者切换关联方式已满三个月。

贵司已经付给伙伴而尚未消费的款项，由双方自行结算。
`,
];
const ARCHIVE: Part = ['纸质文本', '贵司需要纸质文本的，可以打印本页，与电子文本效力相同。'];

const V1 = [ASSOCIATION, SEEN, MONEY_V1, COUPONS, OVERDUE, OPERATION, COMPLAINTS_V1, ENDING, ARCHIVE];
/** Money and complaints say something else, two parts are new, one is gone, and what happens to arrears now follows the coupons' end. */
const V2 = [ASSOCIATION, SEEN, CONTACT_PERSON, MONEY_V2, OVERDUE, COUPONS, OPERATION, RECORDS, COMPLAINTS_V2, ENDING];

export const ASSOCIATION_NOTICE_ZH: readonly AgreementSource[] = [V1, V2].map((parts, index) => ({
  code: 'association-notice',
  version: index + 1,
  locale: 'zh-CN',
  title: TITLE,
  source: compose('zh-CN', OPENING, parts),
}));
