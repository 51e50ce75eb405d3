// The words the made-up city is named with. The city, its districts and its bodies do not exist; nor do the people.

/** The city's short name; every place in it is made up. */
export const cityName = '云澜';

/** Districts; the n-th has place code 990101 + n, which GB/T 2260 does not assign. */
export const districts = [
  '青屿区',
  '白石区',
  '临江区',
  '望山区',
  '云湖区',
  '松林区',
  '鹿鸣县',
  '沙洲县',
  '竹溪县',
  '星港新区',
] as const;

/** Surnames, the frequent ones first. */
export const surnames = [
  ...Array.from(
    '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任',
  ),
  ...Array.from(
    '卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常',
  ),
];
export const compoundSurnames = ['欧阳', '司马', '上官', '诸葛', '夏侯', '皇甫', '尉迟', '慕容'];

/** Characters of given names: for men, for women, and rare ones that old encodings lack. */
export const givenNames = {
  men: [
    ...Array.from(
      '伟强磊军勇杰涛明超辉鹏华刚平建国文斌志海峰波宇浩林俊飞龙健亮成东毅凯翔博宏永德荣庆安仁义铭远泽昊然',
    ),
  ],
  women: [
    ...Array.from(
      '芳娜敏静丽艳娟霞秀玲桂英燕红梅雪琳婷莉颖慧倩洁萍琴兰凤珍云佳欣怡雨涵诗梦瑶思晴晓雅蕾薇月宁若清',
    ),
  ],
  rare: Array.from('䶮㛃𬭎堃喆犇翀'),
};

const left = [
  '宏瑞鑫盛恒泰祥华东海天金银玉丰隆昌茂源达通顺利兴旺嘉佳和合众信诚德仁义礼智博雅文思远志高新中正大光明亮晨曦',
  '星辰云雨风雷山川河江湖松柏竹兰梅菊荷莲桐枫橡樟楠榆槐桑麦禾谷穗稻蓝绿青',
].join('');
const right = [
  '达泰盛隆昌茂源通顺利兴旺丰裕康宁安平福禄寿喜乐欣悦怡美丽佳嘉良善诚信德仁义智慧文博雅思远志翔飞腾跃升腾升起航',
  '帆舟海洋江河湖川峰岭岩石林森木禾田园圃苑居阁轩堂楼台亭桥路途程创科维',
].join('');

/** First and second character of a trade name: 80 of each, so that 6,400 pairs stand before every trade. */
export const tradeNameCharacters = {
  first: [...new Set(left)].slice(0, 80),
  second: [...new Set(right)].slice(0, 80),
};

export interface Trade {
  readonly word: string;
  /** GB/T 4754 class. */
  readonly code: string;
  readonly scope: string;
}

const trade = (line: string): Trade => {
  const [word = '', code = '', scope = ''] = line.split(' ');
  return { word, code, scope };
};

/** What companies do: 40 trades. */
export const companyTrades: readonly Trade[] = `
科技 M7590 技术开发、技术咨询、技术转让
信息技术 I6510 软件开发；信息系统集成服务
软件 I6513 应用软件开发
贸易 F5190 货物进出口；日用百货销售
商贸 F5211 日用百货、文具用品销售
实业 L7212 企业总部管理；非居住房地产租赁
建筑工程 E4710 房屋建筑工程施工
装饰工程 E5011 室内外装饰装修
市政工程 E4813 市政道路工程施工
机械制造 C3499 通用零部件制造
电子 C3970 电子元器件制造
电气 C3823 配电开关控制设备制造
新能源 D4415 风力、太阳能发电技术服务
环保科技 N7722 水污染治理
生物科技 M7340 生物制品研发
医药 C2720 化学药品制剂制造
医疗器械 F5154 第二类医疗器械销售
食品 C1432 速冻食品制造
餐饮管理 H6210 正餐服务
农业开发 A0141 蔬菜种植、销售
水产 A0411 海水养殖
物流 G5431 普通货物道路运输
供应链管理 L7224 供应链管理服务
运输 G5439 道路货物运输
仓储 G5990 普通货物仓储
文化传媒 R8810 文艺创作与表演；广告发布
广告 L7251 广告设计、制作、代理
教育科技 P8391 职业技能培训
旅游 L7291 旅行社服务
酒店管理 H6110 住宿服务
物业管理 K7020 物业管理
房地产开发 K7010 房地产开发经营
投资 L7212 以自有资金从事投资活动
资产管理 L7249 受托资产管理
包装材料 C2319 包装装潢印刷
塑料制品 C2929 塑料零件制造
纺织 C1711 棉纺纱加工
服饰 C1810 服装制造,服装销售
汽车服务 O8111 汽车修理与维护
安防技术 L7272 安全系统监控服务`
  .trim()
  .split('\n')
  .map(trade);

const trades = (code: string, words: string): readonly Trade[] =>
  words.split(' ').map((word) => ({ word, code, scope: `${word}相关服务` }));

/** What the other kinds do: 10 trades each. */
export const shopTrades = trades(
  'F5212',
  '便利店 餐馆 五金经营部 理发店 水果店 服装店 药店 早餐店 烟酒店 汽修厂',
);
export const farmTrades = trades(
  'A0111',
  '水稻种植 蔬菜种植 茶叶 柑橘种植 生猪养殖 水产养殖 花卉 食用菌 家禽养殖 农机服务',
);
export const societyTrades = trades(
  'S9521',
  '商会 行业协会 书法协会 志愿者协会 象棋协会 摄影学会 登山协会 诗词学会 慈善会 老年协会',
);
export const foundationTrades = trades(
  'S9521',
  '助学 助残 敬老 儿童 环保 文化 医疗救助 科普 体育 乡村',
);
export const serviceTrades = trades(
  'P8399',
  '培训学校 养老服务中心 幼儿园 康复中心 社会工作服务中心 艺术学校 职业学校 托育中心 体育俱乐部 博物馆',
);
export const publicTrades = trades(
  'S9221',
  '中学 小学 人民医院 文化馆 图书馆 环境监测站 公证处 农业技术推广站 档案馆 就业服务中心',
);
export const officeTrades = trades(
  'S9224',
  '街道办事处 民政局 财政局 教育局 司法局 林业局 水务局 文化局 体育局 统计局',
);

export const streets = [
  '海棠路',
  '银杏街',
  '望潮路',
  '听雨巷',
  '长虹大道',
  '石榴弄',
  '白鹭路',
  '观星街',
  '芦花路',
  '晚枫路',
];
