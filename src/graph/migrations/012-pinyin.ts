import { cypher } from '../cypher.ts';

/** Any part of what an organised subject's name sounds like. */
export const pinyinKeys = [
  cypher`CREATE TEXT INDEX market_subject_pinyin_key_text IF NOT EXISTS FOR (n:MarketSubject) ON (n.pinyinKey)`,
];
