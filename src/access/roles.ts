/**
 * Every role that the hub knows: its names, and what it sees without being given anything else. The pages read it, too,
 * so it stands on nothing of the server. What a role may do is permissions.ts.
 */

/** 共享属性: to whom an item of the catalogue is open. */
export type Scope = 'PUBLIC' | 'SHARED' | 'AUTHORISED';

interface Name {
  readonly zh: string;
  readonly en: string;
}

interface RoleDefinition {
  /** Beside the tools of a page. */
  readonly short: Name;
  /** In a sentence or a document. */
  readonly full: Name;
  /** Sharing scopes open without a consent. */
  readonly scopes: readonly Scope[];
  /** Whether natural persons other than oneself show with name, masked number and records, or as outlines alone. */
  readonly persons: 'NAMED' | 'OUTLINED';
  /** For which purposes it may ask for a report or start a screening. */
  readonly purposes: readonly string[];
}

const bank = ['LOAN_APPLICATION', 'POST_LOAN', 'DUE_DILIGENCE'];
const government = [
  'ADMINISTRATIVE_APPROVAL',
  'PROCUREMENT',
  'SUBSIDY',
  'SUPERVISION',
  'JUDICIAL',
  'DUE_DILIGENCE',
  'RESEARCH',
];

/** The roles, in the order in which they are told. */
export const roles = {
  PUBLIC: {
    short: { zh: '公众', en: 'Public' },
    full: { zh: '社会公众', en: 'The public' },
    scopes: ['PUBLIC'],
    persons: 'OUTLINED',
    // a court and the subject itself say who they are
    purposes: [...new Set([...government, ...bank])].filter((purpose) => purpose !== 'JUDICIAL'),
  },
  SUBJECT: {
    short: { zh: '信用主体', en: 'Credit subject' },
    full: { zh: '信用主体', en: 'A credit subject' },
    scopes: ['PUBLIC'],
    persons: 'OUTLINED',
    purposes: ['OWN_REPORT', 'DUE_DILIGENCE'],
  },
  DEPARTMENT: {
    short: { zh: '政府部门', en: 'Department' },
    full: { zh: '政府部门', en: 'Government department' },
    scopes: ['PUBLIC', 'SHARED'],
    persons: 'NAMED',
    purposes: government,
  },
  ANALYST: {
    short: { zh: '分析人员', en: 'Analyst' },
    full: { zh: '信用中心分析人员', en: 'Analyst of the credit centre' },
    scopes: ['PUBLIC', 'SHARED'],
    persons: 'NAMED',
    purposes: government,
  },
  LENDER: {
    short: { zh: '金融机构', en: 'Lender' },
    full: { zh: '金融机构', en: 'Lender' },
    scopes: ['PUBLIC'],
    persons: 'OUTLINED',
    purposes: bank,
  },
  CLERK: {
    short: { zh: '工作人员', en: 'Clerk' },
    full: { zh: '信用中心工作人员', en: 'Clerk of the credit centre' },
    scopes: ['PUBLIC', 'SHARED'],
    persons: 'NAMED',
    purposes: [...government, 'OWN_REPORT'],
  },
} as const satisfies Readonly<Record<string, RoleDefinition>>;

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as readonly Role[];

/** What the table says of a role; undefined for one that it does not know, to which nothing is open. */
export const roleOf = (role: string): RoleDefinition | undefined =>
  Object.hasOwn(roles, role) ? roles[role as Role] : undefined;
