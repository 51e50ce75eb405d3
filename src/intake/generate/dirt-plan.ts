// Which dirt goes where: into which column of which file, and onto which file as a whole.
import type { CellDirtKind } from './dirt-kinds.ts';

const stains = (text: string): readonly (readonly [string, CellDirtKind])[] =>
  text
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [column = '', ...kinds] = line.trim().split(' ');
      return kinds.map((kind) => [column, kind as CellDirtKind] as const);
    });

const name = 'BRACKETS BLANKS TAB MISSING';
const idNumber = 'ID_FIFTEEN ID_LOWER_CASE CHECK_CHARACTER';

/** Which dirt is put into which column of which file. */
export const stainsOf: Readonly<Record<string, readonly (readonly [string, CellDirtKind])[]>> = {
  'enterprise.csv': stains(`
    entname ${name}
    estdate NO_DATE DATE_COMPACT DATE_EPOCH DATE_IMPOSSIBLE
    opto OPEN_END NO_DATE
    regcap DECIMAL_COMMA
    dom NO_TEXT
    opscope NO_TEXT
    cerno ${idNumber} ID_TRUNCATED`),
  'person.csv': stains(`
    personname MISSING TAB
    cerno ${idNumber} ID_TRUNCATED_ALONE MISSING
    region NO_TEXT`),
  'keyperson.csv': stains(`
    personname MISSING TAB
    cerno ${idNumber} ID_TRUNCATED
    position NO_TEXT
    startdate DATE_COMPACT DATE_EPOCH NO_DATE
    enddate OPEN_END DATE_IMPOSSIBLE`),
  'shareholder.csv': stains(`
    inv MISSING TAB
    blicno CHECK_CHARACTER CODE_PLACEHOLDER
    cerno ${idNumber} ID_TRUNCATED
    subconam DECIMAL_COMMA
    acconam NO_TEXT DECIMAL_COMMA
    condate DATE_COMPACT DATE_EPOCH`),
  'branch.csv': stains('lv_uniscid MISSING CHECK_CHARACTER'),
  'licence.csv': stains(`
    XK_XDR_MC ${name}
    XK_XDR_ZZJG ORGANIZATION_CODE_HYPHEN
    XK_WSH NUMBER_MISSING
    XK_JDRQ DATE_COMPACT DATE_EPOCH DATE_IMPOSSIBLE MISSING
    XK_YXQZI DATE_COMPACT DATE_EPOCH`),
  'licence-2016.csv': stains(`
    XK_XDR_ZDM ORGANIZATION_CODE_HYPHEN
    XK_WSH MISSING
    XK_JDRQ DATE_COMPACT DATE_EPOCH MISSING
    XK_ZT STATE`),
  'penalty.csv': stains(`
    CF_XDR_MC ${name}
    CF_XDR_ZZJG ORGANIZATION_CODE_HYPHEN
    CF_WSH MISSING
    CF_NR_FK DECIMAL_COMMA
    CF_JDRQ DATE_COMPACT DATE_EPOCH DATE_IMPOSSIBLE MISSING
    CF_YXQ NO_TERM
    CF_GSJZQ PUBLICITY_END`),
  'penalty-2016.csv': stains(`
    CF_XDR_ZDM ORGANIZATION_CODE_HYPHEN
    CF_WSH MISSING
    CF_JDRQ DATE_COMPACT DATE_EPOCH MISSING
    CF_ZT STATE`),
  'list-abnormal.csv': stains(`
    uniscid CHECK_CHARACTER
    abntime DATE_COMPACT DATE_EPOCH MISSING`),
  'list-serious.csv': stains('abntime DATE_COMPACT DATE_EPOCH MISSING'),
  'list-tax.csv': stains('qdrq DATE_COMPACT DATE_EPOCH MISSING'),
  'list-red.csv': stains('IDENTIFICATION_DATE DATE_COMPACT DATE_EPOCH'),
  'judgment-default.csv': stains(`
    sfzhm CHECK_CHARACTER
    zzjgdm ORGANIZATION_CODE_ONLY
    larq DATE_COMPACT
    fbrq DATE_COMPACT DATE_EPOCH`),
};

/** The column that a contradicting second row states otherwise, with both values real ones. */
export const contradicted: Readonly<Record<string, string>> = {
  'enterprise.csv': 'regcap',
  'penalty.csv': 'CF_NR_FK',
};

/** Dirt of a whole file: other words in the header, a line above it, another encoding. */
export const fileDirt = {
  headings: {
    'penalty.csv': {
      CF_XDR_MC: '行政行对人名称：',
      CF_WSH: '行政处罚文书号',
      CF_SY: '处罚是由',
    },
    'licence.csv': { XK_XDR_SHXYM: '行政相对人代码/1（统一社会信用代码）' },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  titleRow: { file: 'licence-2016.csv', text: '表格说明' },
  gb18030: 'keyperson.csv',
} as const;
