import { cypher } from './cypher.ts';

/**
 * Code of the unit that decided about `record`: as its source gives it, or of the one unit that bears the same full
 * name, because tables of lists name their unit without a code (谁认定、谁修复). Null where several bear it, or none.
 */
export const decidingUnit = cypher`coalesce(record.authorityCode, reduce(
    only = null,
    codes IN [COLLECT {
      MATCH (unit:Department { name: record.authorityName })
      WHERE unit.uscc IS NOT NULL
      RETURN DISTINCT unit.uscc
      LIMIT 2
    }] | CASE WHEN size(codes) = 1 THEN codes[0] END
  ))`;
