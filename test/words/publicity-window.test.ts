import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readPublicityRules } from '../../src/rules/publicity.ts';
import { addDays, addMonths } from '../../src/words/calendar-date.ts';
import { publicityWindow, type PublicityQuestion } from '../../src/words/publicity-window.ts';

const rules = readPublicityRules();
const ask = (question: PublicityQuestion) => publicityWindow(rules, question);
const penalty = (
  decidedOn: string,
  penaltyKinds: string[],
  more: Partial<PublicityQuestion> = {},
) => ask({ kind: 'PENALTY', decidedOn, penaltyKinds, ...more });

const act = (text: string) => ({ texts: { authority: '', basis: '', said: [text] } });
const hidden = { published: false, from: null };

describe('penalties', () => {
  it.each([
    ['2018-03-01', '罚款', 'BEFORE-2019-07', 'GENERAL', '2018-06-01', '2019-03-01'],
    ['2019-06-30', '吊销许可证件', 'BEFORE-2019-07', 'SERIOUS', '2019-12-30', '2022-06-30'],
    ['2019-07-01', '罚款', 'NDRC-2019-527', 'GENERAL', '2019-10-01', '2020-07-01'],
    ['2023-04-30', '责令停产停业', 'NDRC-2019-527', 'SERIOUS', '2023-10-30', '2026-04-30'],
    ['2023-05-01', '罚款', 'NDRC-ORDER-58', null, '2023-08-01', '2026-05-01'],
    ['2026-03-31', '吊销许可证件', 'NDRC-ORDER-58', null, '2026-06-30', '2029-03-31'],
    ['2026-04-01', '暂扣许可证件', 'NDRC-ORDER-36', 'GENERAL', '2026-07-01', '2027-04-01'],
    ['2026-04-01', '吊销许可证件', 'NDRC-ORDER-36', 'SERIOUS', '2027-04-01', '2029-04-01'],
  ])('decided on %s (%s) follow %s', (on, kind, regime, grade, earliestRepair, to) => {
    expect(penalty(on, [kind])).toMatchObject({
      published: true,
      from: on,
      to,
      earliestRepair,
      class: grade,
      regime,
    });
  });

  it('several kinds in one decision: the longest counts, in any order', () => {
    const kinds = ['警告', '罚款', '吊销许可证件'];
    for (const order of [kinds, kinds.toReversed()]) {
      expect(penalty('2026-05-01', order)).toMatchObject({ class: 'SERIOUS', to: '2029-05-01' });
    }
    expect(penalty('2026-05-01', ['警告', '罚款'])).toMatchObject({ class: 'GENERAL' });
    expect(penalty('2024-05-01', ['警告', '罚款'])).toMatchObject({ published: true });
  });

  it.each([
    ['2023-05-01', '2026-05-01'],
    ['2026-04-01', '2026-07-01'],
  ])(
    'simple procedure, warnings and public criticism of %s and later are not published, and end on %s for officials, too',
    (on, to) => {
      const never = { ...hidden, to, earliestRepair: on };
      expect(penalty(on, ['警告'])).toMatchObject(never);
      expect(penalty(on, ['通报批评', '警告'])).toMatchObject(never);
      expect(penalty(on, ['罚款'], { simpleProcedure: true })).toMatchObject(never);
      expect(penalty(on, ['罚款'], { simpleProcedure: false })).toMatchObject({ published: true });
    },
  );

  it('minor ones of the present regime say so', () => {
    expect(penalty('2026-04-01', ['警告']).class).toBe('MINOR');
    expect(penalty('2026-04-01', ['罚款'], { simpleProcedure: true }).class).toBe('MINOR');
  });

  it.each(['食品', '药品', '特种设备', '安全生产', '消防', '食品安全'])(
    '%s has a shortest period of one year under order 58 only',
    (field) => {
      expect(penalty('2024-02-29', ['罚款'], act(field))).toMatchObject({
        earliestRepair: '2025-02-28',
        to: '2027-02-28',
      });
      expect(penalty('2026-04-01', ['罚款'], act(field)).earliestRepair).toBe('2026-07-01');
      expect(penalty('2022-04-01', ['罚款'], act(field)).earliestRepair).toBe('2022-07-01');
    },
  );

  it('other fields keep three months under order 58', () => {
    expect(penalty('2024-01-01', ['罚款'], act('文化')).earliestRepair).toBe('2024-04-01');
  });

  it('a field in doubt is named, and the shorter period is taken', () => {
    const window = penalty('2024-01-01', ['罚款'], act('超过保质期'));
    expect(window).toMatchObject({ earliestRepair: '2024-04-01', fieldsInDoubt: ['食品'] });
    expect(window.basis).toContain('领域存疑: 食品');
    expect(penalty('2026-04-01', ['罚款'], act('超过保质期'))).not.toHaveProperty('fieldsInDoubt');
  });

  it('a kind that no table names, or none at all, is general under order 36', () => {
    expect(penalty('2026-04-01', ['其他-责令改正'])).toMatchObject({ class: 'GENERAL' });
    expect(ask({ kind: 'PENALTY', decidedOn: '2026-04-01' })).toMatchObject({ class: 'GENERAL' });
  });

  it('the window never ends before repair is possible, nor starts before the decision', () => {
    const kind = fc.constantFrom(
      '警告',
      '罚款',
      '吊销许可证件',
      '限制从业',
      '没收违法所得',
      '其他-某',
    );
    const day = fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2015-01-01', n));
    fc.assert(
      fc.property(day, fc.array(kind), fc.constantFrom('食品', '文化'), (on, kinds, field) => {
        const window = penalty(on, kinds, act(field));
        fc.pre(window.published);
        expect(window.from).toBe(on);
        expect((window.earliestRepair ?? '') > on).toBe(true);
        expect((window.to ?? '') >= (window.earliestRepair ?? '')).toBe(true);
        expect((window.to ?? '') <= addMonths(on, 36)).toBe(true);
      }),
    );
  });

  it('tells the rule, and when it is only recalled', () => {
    expect(penalty('2026-04-01', ['吊销许可证件']).basis).toContain('严重');
    expect(penalty('2018-01-01', ['罚款']).basis).toContain('to be confirmed');
  });
});

describe('licences and honours', () => {
  it('are shown through the last day of validity', () => {
    for (const kind of ['LICENCE', 'HONOUR'] as const) {
      expect(ask({ kind, decidedOn: '2024-01-01', until: '2026-12-31' })).toMatchObject({
        published: true,
        from: '2024-01-01',
        to: '2027-01-01',
        earliestRepair: null,
      });
    }
  });

  it.each([undefined, '2099-12-31', '2099/12/31', '9999-12-31', '长期'])(
    'have no end when the validity is %p',
    (until) => {
      const question = { kind: 'LICENCE', decidedOn: '2024-01-01' } as const;
      const window = ask(until === undefined ? question : { ...question, until });
      expect(window).toMatchObject({ published: true, to: null });
    },
  );

  it('are not shown when they ended before they began, and an unreadable end is refused', () => {
    const question = { kind: 'LICENCE', decidedOn: '2024-01-01' } as const;
    expect(ask({ ...question, until: '2023-12-31' })).toMatchObject({
      ...hidden,
      to: '2024-01-01',
    });
    expect(() => ask({ ...question, until: '2024-02-30' })).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT' }),
    );
  });
});

describe('lists', () => {
  const entry = (list: string, until?: string) =>
    ask({ kind: 'LIST_ENTRY', decidedOn: '2025-06-01', list, ...(until && { until }) });

  it('an abnormal-operation entry is shown until it is removed', () => {
    expect(entry('经营异常名录')).toMatchObject({ from: '2025-06-01', to: null });
    expect(entry('经营异常名录', '2025-09-01')).toMatchObject({ to: '2025-09-01' });
    expect(entry('经营异常名录', '2025-06-01')).toMatchObject({ ...hidden, to: '2025-06-01' });
  });

  it.each(['严重违法失信名单', '重大税收违法失信主体'])(
    '%s is shown three years at most',
    (list) => {
      expect(entry(list)).toMatchObject({ to: '2028-06-01', class: 'SERIOUS' });
      expect(entry(list, '2026-06-02')).toMatchObject({ to: '2026-06-02' });
      expect(entry(list, '2031-01-01')).toMatchObject({ to: '2028-06-01' });
      expect(entry(list, '2099-12-31')).toMatchObject({ to: '2028-06-01' });
    },
  );

  it('a judgment default is shown two years from publication, less when performed', () => {
    const question = { kind: 'JUDGMENT_DEFAULT', decidedOn: '2025-06-01' } as const;
    expect(ask(question)).toMatchObject({ to: '2027-06-01', regime: 'JUDGMENT-DEFAULT' });
    expect(ask({ ...question, until: '2025-07-01' })).toMatchObject({ to: '2025-07-01' });
    expect(entry('失信被执行人')).toMatchObject({ regime: 'JUDGMENT-DEFAULT' });
  });

  it.each(['全部履行', ' 已履行完毕 ', '履行完毕'])(
    'a judgment that is performed (%s) ends at once; its repair has nothing to end',
    (performed) => {
      const question = { kind: 'JUDGMENT_DEFAULT', decidedOn: '2025-06-01', performed } as const;
      const ended = { ...hidden, to: '2025-06-01', regime: 'JUDGMENT-DEFAULT' };
      expect(ask(question)).toMatchObject(ended);
      const listed = { ...question, kind: 'LIST_ENTRY', list: '失信被执行人' } as const;
      expect(ask(listed)).toMatchObject(ended);
      expect(ask(question).basis).toContain('全部履行');
    },
  );

  it.each(['部分履行', '全部未履行', '未履行', '不详', '无法全部履行', ''])(
    'one that is performed in part, not at all or in words that nobody knows (%s) is shown as long as before',
    (performed) => {
      const question = { kind: 'JUDGMENT_DEFAULT', decidedOn: '2025-06-01', performed } as const;
      expect(ask(question)).toMatchObject({
        published: true,
        to: '2027-06-01',
        earliestRepair: '2025-06-01',
      });
    },
  );

  it('a list that the rules do not name is not published, and ends with the longest period there is', () => {
    const never = { ...hidden, to: '2028-06-01', earliestRepair: '2025-06-01' };
    expect(entry('某区黑名单')).toMatchObject({ ...never, regime: 'LIST-UNKNOWN' });
    expect(ask({ kind: 'LIST_ENTRY', decidedOn: '2025-06-01' })).toMatchObject(never);
  });
});

it('whatever is never published has an end', () => {
  const question = fc.record({
    kind: fc.constantFrom(
      ...(['PENALTY', 'LICENCE', 'LIST_ENTRY', 'JUDGMENT_DEFAULT', 'HONOUR'] as const),
    ),
    decidedOn: fc.integer({ min: 0, max: 6000 }).map((n) => addDays('2015-01-01', n)),
    penaltyKinds: fc.array(fc.constantFrom('警告', '通报批评', '罚款', '其他-某')),
    simpleProcedure: fc.boolean(),
    list: fc.constantFrom('失信被执行人', '经营异常名录', '某区黑名单'),
    until: fc.constantFrom('2014-01-01', '2020-06-01', '2099-12-31'),
    performed: fc.constantFrom('全部履行', '部分履行'),
  });
  fc.assert(
    fc.property(question, (one) => {
      const { published, to } = ask(one);
      expect(published || to !== null).toBe(true);
    }),
  );
});
