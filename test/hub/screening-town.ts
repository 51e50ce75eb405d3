import { filesOf, nameOf } from '../fixtures/town.ts';
import { codes, firmNames, numbers, persons } from '../fixtures/ordinary-town.ts';

/*
 What a screening for SUBSIDY meets in the ordinary town on 2026-06-30:
   青禾食品 is on the list of serious breaches: barred. Nobody behind it has anything open.
   白鹭建设 is in default of a judgment: barred. So is 柳依然, who heads it and holds 70 %: that warns, twice.
   柳记面馆 has nothing of its own; 柳依然 heads it: that warns.
   远山投资 and 示例市档案馆: nothing. 同名贸易 are two firms. Whoever is not an official does not see 柳依然's default.
*/
export const twins = {
  'twins.csv': `uniscid,entname
91990000MA0000011J,同名贸易有限公司
91990000MA0000022N,同名贸易有限公司
`,
} as const;

/** One of each kind, by number, name, and both. */
export const applicants = [
  { code: codes.qinghe, name: firmNames.qinghe },
  { code: codes.bailu },
  { name: firmNames.noodles },
  { code: codes.yuanshan, name: '远山投资公司' },
  { name: firmNames.archive },
  { name: '同名贸易有限公司' },
  { name: '无人知晓有限公司' },
  { name: persons.liu, idNumber: numbers.liu },
  { name: persons.liu },
  { code: codes.qinghe },
  { name: ' ' },
  { name: '青禾食品有限公司', code: codes.archive.replace(/.$/, 'Z') },
  // its check digit is Q
  { code: '91990000MA0000044P' },
  { name: '青禾食品有限公司', code: '91990000MA0000044P' },
] as const;

/** A town of firms that have nothing to do with one another, to fill lists with. */
export const crowd = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) => `Crowd${at}`);

/** The crowd as exchange files. */
export const crowdFiles = (count: number): Record<string, string> =>
  filesOf({ alone: crowd(count) });

/** The full name of one of the crowd. */
export const crowdName = nameOf;
