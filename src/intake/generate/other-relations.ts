/** What firms of a made-up city owe one another beside holdings: guarantees. A few of each kind, drawn like all else. */
import { isoDate } from './calendar.ts';
import type { City } from './city.ts';
import { companyNear, firmKey } from './firms.ts';
import { landmarkKeys } from './landmark-keys.ts';
import { between, drawFor, pick, topic, type Draw } from './random.ts';
import type { Row, Table } from './registration-tables.ts';

const ofGuarantees = topic('guarantees');

const banks = ['云澜市商业银行股份有限公司', '云澜农村商业银行股份有限公司'];
const ways = ['连带责任保证', '一般保证', '未约定'];

/** One in so many firms has one of a kind; a small city has a few all the same. */
const countOf = ({ firms }: City): number => Math.max(4, Math.round(firms / 80));

/** Any company. */
const anyCompany = (city: City, draw: Draw): number =>
  companyNear(city, between(draw, landmarkKeys.length, city.firms - 1));

function* guaranteeRows(city: City): Generator<Row> {
  for (let index = 0; index < countOf(city); index += 1) {
    const draw = drawFor(city.seed, ofGuarantees, index);
    const guarantor = anyCompany(city, draw);
    // a ring of three that answer for one another is what an analyst looks for
    const debtor = companyNear(city, Math.max(landmarkKeys.length, guarantor - 1 - (index % 3)));
    if (debtor === guarantor) continue;
    const { uscc, registrationNumber, name } = firmKey(city, guarantor);
    const owing = firmKey(city, debtor);
    const from = between(draw, city.today - 700, city.today - 30);
    const cells = [pick(draw, banks), '', owing.name, owing.uscc, '合同'];
    const sum = String(between(draw, 5, 300) * 10);
    yield [
      ...[uscc, registrationNumber, name, ...cells, sum],
      // most that are reported run on without an end that is known
      ...[isoDate(from), index % 4 === 3 ? isoDate(from + 1_095) : ''],
      ...[pick(draw, ways), index % 3 === 2 ? '否' : '是'],
    ];
  }
}

/** Guarantees that firms report. */
export const otherRelationTables = (city: City): readonly Table[] => [
  {
    file: 'guarantee.csv',
    columns: [
      ...['uniscid', 'regno', 'entname', 'creditor', 'creditor_uniscid', 'debtor'],
      ...['debtor_uniscid', 'major_credit_type', 'major_credit_amt', 'period_from', 'period_to'],
      ...['promis_way', 'is_public'],
    ],
    rows: () => guaranteeRows(city),
  },
];
