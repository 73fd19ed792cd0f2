/** Word lists for invented Chinese names. Brands are made of syllables that belong to no company in particular. */

/** Common surnames, the commonest first; drawn so that the first ones come up most. */
export const SURNAMES = Array.from(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);
export const COMPOUND_SURNAMES = ['欧阳', '司马', '上官', '诸葛', '夏侯', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '司徒'];
export const GIVEN_CHARACTERS = Array.from(
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建文辉玲红波宁凯琳鑫宇浩然子轩梓涵思雨欣怡佳悦晨曦博雅诗琪俊豪志远嘉懿若溪泽楷云舒星野清禾望舒知行安之以宁景行牧之',
);
/** Characters beyond the basic plane that people carry in their names. */
export const RARE_CHARACTERS = ['𠮷', '𬍛', '𬭎', '𫖯', '𬸣', '𡋾', '𪨰', '𬬭'];
/** Names that are one character as a whole. */
export const SINGLE_NAMES = ['旻', '珂', '𠅤', '翯'];
/** Names with a middle dot, as in Xinjiang. */
export const DOTTED_NAMES = ['阿依古丽·吐尔逊', '买买提·艾合买提', '迪丽努尔·阿不都热依木', '古丽扎尔·买买提明'];

export const CITIES = [
  '北京',
  '上海',
  '深圳',
  '广州',
  '杭州',
  '成都',
  '武汉',
  '西安',
  '苏州',
  '南京',
  '贵阳',
  '乌兰察布',
  '呼和浩特',
  '厦门',
  '长沙',
  '青岛',
];
export const BRAND_SYLLABLES = Array.from('云启星澜辰拓禾观海屿曜朗恒砺峰汇川衡岚泰弈墨青穹锐诺邦岳翎霁沐');
export const INDUSTRIES = [
  '科技',
  '信息技术',
  '网络科技',
  '软件',
  '数据服务',
  '智能制造',
  '文化传媒',
  '供应链管理',
  '医疗器械',
  '教育咨询',
  '游戏',
  '餐饮管理',
  '新能源',
  '物流',
];
export const COMPANY_FORMS = ['有限公司', '有限责任公司', '股份有限公司', '（集团）有限公司', '工作室', '合伙企业（有限合伙）'];
export const LONG_COMPANIES = [
  '内蒙古自治区乌兰察布市集宁区云启星澜智慧城市大数据中心建设与运营管理（集团）股份有限公司察哈尔右翼后旗分公司',
  '中部地区现代农业产业化联合体数字乡村综合服务平台运营管理中心（普通合伙）',
  '深圳市前海深港现代服务业合作区砺峰岚川跨境电子商务供应链金融科技服务有限责任公司',
];
