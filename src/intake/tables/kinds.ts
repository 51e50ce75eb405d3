// What kind of subject a row speaks of, where the row does not say it in so many words.
import { subjectKindOfCode } from '../../words/credit-code.ts';
import type { OrganisedKind, SubjectKind } from '../../words/subject-kinds.ts';

const individual = '个体';
const organisation =
  /事业单位|社会团体|社团|民办非企业|基金会|机关|政府|委员会|律师事务所|学校|医院|协会|商会|研究院|村民|居民/;
const enterprise =
  /公司|企业|集团|合伙|合作社|厂|店|行$|社$|中心|银行|基金|信托|资管|计划|事务所|分部|Limited|Ltd|Inc\b|LLC|GmbH|Co\./i;
const personType = /自然人|个人/;

/** The kind of an organised party: by the prefix of its code, else by the words of its type, else of its name. */
export function organisedKind(uscc?: string, type = '', name = ''): OrganisedKind {
  if (uscc !== undefined) return subjectKindOfCode(uscc);
  if (type.includes(individual)) return 'INDIVIDUAL_BUSINESS';
  if (organisation.test(type)) return 'ORGANIZATION';
  if (type === '' && organisation.test(name) && !/公司|企业/.test(name)) return 'ORGANIZATION';
  return 'ENTERPRISE';
}

/** Whether a name can only be an organised party's: longer than a Chinese person's, or with a word that firms carry. */
export function namesOrganisation(name: string): boolean {
  if (enterprise.test(name) || organisation.test(name)) return true;
  // 少数民族 and transliterated names are long too, but carry a middle dot or a Latin letter
  return name.length > 6 && !/[·A-Za-z]/.test(name);
}

/** The kind that a type of holder (自然人股东, 企业法人 …) stands for; undefined when it does not tell. */
export function holderKindOfType(type: string): SubjectKind | undefined {
  if (personType.test(type)) return 'PERSON';
  if (type.includes(individual)) return 'INDIVIDUAL_BUSINESS';
  if (organisation.test(type)) return 'ORGANIZATION';
  return /企业|法人|公司|合伙/.test(type) ? 'ENTERPRISE' : undefined;
}
