/** The rules that the hub works with, read once when it starts. */
import { createHash } from 'node:crypto';
import { catalogueItem, readCatalogue } from '../rules/catalogue.ts';
import { readCommitmentRules } from '../rules/commitments.ts';
import { readSanctionRules } from '../rules/groundings.ts';
import { readMatters } from '../rules/matters.ts';
import { readNoticeWords } from '../rules/notice-words.ts';
import { publicityDigest, readPublicityRules } from '../rules/publicity.ts';
import { readRepairRules } from '../rules/repair.ts';

export const { penaltyKinds } = readNoticeWords();
export const publicityRules = readPublicityRules();
/** Digest of the wording of the rules of publicity. */
export const publicityRulesDigest = publicityDigest();
export const repairRules = readRepairRules();
export const commitmentRules = readCommitmentRules();
/** The entry of the catalogue that a commitment made at the hub falls under. */
export const commitmentItem = catalogueItem(readCatalogue(), 'COMMITMENT');
export const sanctionRules = readSanctionRules();
export const matters = readMatters();
/** Digest of the rules by which a screening judges. */
export const rulesDigest = createHash('sha256')
  .update(JSON.stringify([sanctionRules, matters]))
  .digest('base64url');
