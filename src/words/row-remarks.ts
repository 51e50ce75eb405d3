/** What can be said about a row of a delivery, with its severity and its remedy in both languages, so that words and counts are the same everywhere. */
import { type Bilingual, bilingual } from './bilingual.ts';

/** How much a remark on a row weighs, least first. */
export const severities = ['CLEANED', 'FLAGGED', 'CONFLICT', 'REJECTED'] as const;

export type Severity = (typeof severities)[number];

interface Remark {
  readonly severity: Severity;
  /** What the department should do about it. */
  readonly remedy: Bilingual;
}

const said =
  (severity: Severity) =>
  (en: string, zh: string): Remark => ({ severity, remedy: bilingual(zh, en) });
const cleaned = said('CLEANED');
const flagged = said('FLAGGED');
const rejected = said('REJECTED');

/** The remarks by their rules, which are stable: reports count by them. */
export const rowRemarks = {
  REQUIRED_MISSING: rejected(
    'Fill in this cell: without it the row cannot be told from others.',
    '请填写此项：缺少它，本行无法与其他行区分。',
  ),
  DATE_UNREADABLE: rejected(
    'Write a real date, as YYYY-MM-DD or YYYY/MM/DD.',
    '请写真实日期，格式 YYYY-MM-DD 或 YYYY/MM/DD。',
  ),
  DATE_IN_FUTURE: rejected(
    'Correct the date: the day has not come yet.',
    '请更正日期：这一天尚未到来。',
  ),
  PARTY_KIND_UNKNOWN: rejected(
    'Write 法人及非法人组织, 自然人 or 个体工商户.',
    '请写 法人及非法人组织、自然人 或 个体工商户。',
  ),
  COMMITMENT_KIND_UNKNOWN: rejected(
    'Write 容缺受理, 告知承诺, 主动承诺, 行业自律 or 信用修复.',
    '请写 容缺受理、告知承诺、主动承诺、行业自律 或 信用修复。',
  ),
  PERFORMANCE_UNKNOWN: rejected('Write 未到期, 已履行 or 违诺.', '请写 未到期、已履行 或 违诺。'),
  SAME_PARTY: rejected(
    'Name two parties: nobody guarantees, pledges to or represents itself.',
    '请填写两个不同的主体：不能为自己担保或向自己出质。',
  ),
  ID_NUMBER_UNREADABLE: rejected(
    'Give the whole number: nobody can be told by a part of it.',
    '请提供完整证件号码：残缺的号码不能确认任何人。',
  ),
  HEADING_REPEATED: rejected(
    'Take this row away: it is the header once more.',
    '请删除此行：它是表头的重复。',
  ),
  COLUMN_COUNT: rejected(
    'Give the row as many cells as the header has; quote cells that contain the delimiter.',
    '请使本行单元格数与表头一致；含分隔符的单元格加引号。',
  ),
  UNCLOSED_QUOTE: rejected(
    'Close the quote, or double a quote that is part of the text.',
    '请补上右引号；作为文字的引号请写两个。',
  ),
  MISPLACED_QUOTE: rejected(
    'Double the quotes inside the cell, or take away those around a part of it.',
    '单元格内的引号请写两个，或去掉只括住一部分的引号。',
  ),
  NUL_BYTE: rejected(
    'Export the row again: it holds NUL bytes, so parts of it are probably lost.',
    '请重新导出本行：其中有 NUL 字节，内容可能已缺失。',
  ),
  TOO_LONG: rejected(
    'Shorten the row to 1 MiB, or look for a missing line end.',
    '请将本行缩短到 1 MiB 以内，或检查是否缺少换行。',
  ),
  TEXT_TOO_LONG: rejected(
    'Shorten the name or number to 1,000 characters, or look for a missing delimiter.',
    '请将名称或编号缩短到 1000 个字符以内，或检查是否缺少分隔符。',
  ),
  ENCODING: rejected(
    'Save the whole file in one encoding, UTF-8 or GB18030: this line is in another one.',
    '请将整个文件统一保存为 UTF-8 或 GB18030：本行是另一种编码。',
  ),
  STATEMENT_UNREADABLE: rejected(
    'Write the statement as a JSON object by the BODS 0.4 schema.',
    '请按 BODS 0.4 规范将声明写成 JSON 对象。',
  ),
  NO_TEXT: cleaned(
    'Leave the cell empty where there is nothing to say.',
    '无内容时请将单元格留空。',
  ),
  NO_DATE: cleaned('Leave the cell empty where there is no date.', '无日期时请将单元格留空。'),
  CELL_WRITING: cleaned(
    'Write the cell without a leading apostrophe, ="…" and invisible characters.',
    '请去掉单元格前的单引号、="…" 和不可见字符。',
  ),
  UNIT_CONVERTED: cleaned(
    'None: the amount was converted from 元 to 万元, as the heading says.',
    '无需处理：金额已按表头由元换算为万元。',
  ),
  OPEN_END_WRITING: cleaned('Write an open end as 2099/12/31.', '长期有效请写 2099/12/31。'),
  DATE_WRITING: cleaned(
    'Write dates as YYYY-MM-DD or YYYY/MM/DD.',
    '日期请写 YYYY-MM-DD 或 YYYY/MM/DD。',
  ),
  NUMBER_WRITING: cleaned(
    'Write numbers with a decimal point and without grouping.',
    '数字请用小数点，不加千位分隔。',
  ),
  NAME_WRITING: cleaned(
    'Write the registered name, without tabs and further blanks, brackets full width.',
    '请写登记名称，不含制表符和多余空格，括号用全角。',
  ),
  CODE_WRITING: cleaned(
    'Write the code without blanks and hyphens, in capitals.',
    '代码请用大写，不含空格和连字符。',
  ),
  CODE_PLACEHOLDER: cleaned(
    'Leave the cell empty where the code is not known.',
    '代码不详时请将单元格留空。',
  ),
  CODE_IN_WRONG_COLUMN: cleaned(
    'Put the code into the column of its kind.',
    '请将代码填入对应种类的列。',
  ),
  ID_NUMBER_WRITING: cleaned(
    'Write all 18 characters, with a capital X.',
    '请写全 18 位，X 用大写。',
  ),
  ID_NUMBER_IN_TEXT: cleaned(
    'Leave personal numbers out of texts: it was masked.',
    '文字中请勿写个人证件号码：已作遮盖。',
  ),
  WORD_WRITING: cleaned('Use the wording of the standard.', '请使用标准规定的用语。'),
  CHECK_DIGIT: flagged(
    'Compare with the document: the check character does not fit the others.',
    '请与证件核对：校验码与其余各位不符。',
  ),
  CODE_FORM: flagged(
    'Compare with the document: the code begins as none that is issued.',
    '请与证件核对：没有以此开头的代码。',
  ),
  ID_NUMBER_AS_CODE: flagged(
    'Take the personal number out of the column of codes, which are public: it was not used.',
    '请将个人证件号码移出公开的代码列：未予采用。',
  ),
  CODE_UNREADABLE: flagged(
    'Give the whole code: this one was not used.',
    '请提供完整代码：此代码未予采用。',
  ),
  ID_NUMBER_BIRTH_DATE: flagged(
    'Compare with the document: the birth date in the number cannot be.',
    '请与证件核对：号码中的出生日期不成立。',
  ),
  ID_NUMBER_NOT_USED: flagged(
    'Give the whole number: the person is known only within this enterprise.',
    '请提供完整证件号码：此人只在本企业内可以辨认。',
  ),
  ID_TYPE_UNKNOWN: flagged(
    'Use the wording of the standard for the type of document.',
    '证件类型请使用标准规定的用语。',
  ),
  DATE_NOT_USED: flagged(
    'Write a real date, as YYYY-MM-DD or YYYY/MM/DD: this one was not used.',
    '请写真实日期，格式 YYYY-MM-DD 或 YYYY/MM/DD：此日期未予采用。',
  ),
  NAME_DAMAGED: flagged(
    'Write the registered name again: characters of it were lost, so it joins nothing.',
    '请重写登记名称：其中有字符丢失，因此不与任何主体归并。',
  ),
  NAME_MAY_BE_PERSON: flagged(
    'Give the credit code of the organisation, or the document of the person: by this name alone the party is kept apart and closed.',
    '请提供组织的统一社会信用代码或个人的证件：仅凭此名称，该当事人单独存放且不公开。',
  ),
  AMOUNT_NEGATIVE: flagged(
    'Write the amount without a minus: this one was not used.',
    '金额请勿写负号：此金额未予采用。',
  ),
  AMOUNT_IMPLAUSIBLE: flagged(
    'Write the amount in 万元: it fits the text only if it is in 元, so it was not used.',
    '金额请以万元为单位：此数只有按元才与正文相符，未予采用。',
  ),
  RATIO_AMBIGUOUS: flagged(
    'Write the ratio in percent with its sign: a number of at most 1 may be a fraction, so it was not used.',
    '比例请写百分数并带百分号：不大于 1 的数可能是小数形式，未予采用。',
  ),
  DOCUMENT_NUMBER_DERIVED: flagged(
    'Give the number of the document: the row was stored under a number made of what it says.',
    '请提供文书号：本行暂以其内容生成的编号存储。',
  ),
  PARTY_KIND_NOT_USED: flagged(
    'Write 法人及非法人组织, 自然人 or 个体工商户: the code told the kind.',
    '请写 法人及非法人组织、自然人 或 个体工商户：已按代码确定类别。',
  ),
  NUMBER_UNREADABLE: flagged(
    'Write a plain decimal number: this one was not used.',
    '请写普通十进制数：此数未予采用。',
  ),
  SCOPE_NOT_USED: flagged(
    'Write 是 or 否: until then only those who share data in office see the row.',
    '请填写“是”或“否”：在此之前仅限政务共享。',
  ),
  RATIO_OUT_OF_RANGE: flagged(
    'Write the ratio in percent, 0 to 100: this one was not used.',
    '比例请写 0 至 100 的百分数：此数未予采用。',
  ),
  EXPECTED_MISSING: flagged('The standard requires this cell.', '标准要求填写此项。'),
  WORD_UNKNOWN: flagged(
    'Use the wording of the standard; the word was kept as it is.',
    '请使用标准规定的用语；原词已照录。',
  ),
  KIND_INFERRED: flagged(
    'State whether this is a person or an organisation: it was told by the name.',
    '请注明是自然人还是组织：已按名称判断。',
  ),
  KIND_CONTRADICTS_CODE: flagged(
    'Compare kind and code: the code was followed.',
    '请核对类别与代码：已按代码确定。',
  ),
  PUBLICITY_END_DIFFERS: flagged(
    'Check the end of publicity: the one that the rule gives was used.',
    '请核对公示截止期：已按规则所得日期处理。',
  ),
  FIELD_IN_DOUBT: flagged(
    'Name the law of the field in the basis: whether the penalty is of this field, which has a longer shortest period, is in doubt, and the shorter one was used.',
    '请在处罚依据中写明所依据的法律：无法确定是否属于该领域（最短公示期较长），已按较短的公示期处理。',
  ),
  PERIOD_REVERSED: flagged(
    'Compare the two dates: the end lies before the start and was not used.',
    '请核对两个日期：截止早于起始，未予采用。',
  ),
  INTEREST_NOT_MAPPED: flagged(
    'None: the hub knows no relation for this type of interest; it stays in the row.',
    '无需处理：本系统没有与此类权益对应的关系，原文保留在该行。',
  ),
  PARTY_UNSPECIFIED: flagged(
    'None, where the source may not say; otherwise name the party.',
    '来源可以不说明时无需处理；否则请写明当事人。',
  ),
  RECORD_CLOSED: flagged(
    'None: the publisher closed the record; what the hub knows of the subject stays.',
    '无需处理：发布方已关闭该记录，本系统对该主体的已知信息保留。',
  ),
  HOMONYMS: flagged(
    'Several subjects bear this name; deliver its credit code.',
    '有多个主体使用此名称，请提供统一社会信用代码。',
  ),
  CONFLICT: said('CONFLICT')(
    'Two sources disagree; both are kept. Settle it with the other source.',
    '两个来源不一致，均已保留。请与另一来源核实。',
  ),
} as const satisfies Readonly<Record<string, Remark>>;

/** The name of a rule that a cell or row can break. */
export type Rule = keyof typeof rowRemarks;

/** The remark of a rule; undefined for one that this release no longer knows. */
export const remarkOf = (rule: string): Remark | undefined =>
  Object.hasOwn(rowRemarks, rule) ? rowRemarks[rule as Rule] : undefined;
