/** Answers one limb of a rule of control; a rule is its limbs tried in turn, and which ones there are is data. */
import type { ControlLimb } from '../../rules/control.ts';
import { add, type Ratio, zero } from '../../words/ratio.ts';
import { bilingual } from '../../words/bilingual.ts';
import { cascadeOf, controllersByCascade, lastInCascade, votesOf } from './cascade.ts';
import { cascadeProof, directProof } from './cascade-proof.ts';
import { groupBy } from '../../words/group.ts';
import { byText, carries, type Weighted } from './holding-graph.ts';
import { multiplied } from './multiplied.ts';
import {
  ask,
  type Asked,
  ends,
  type Found,
  idOf,
  type LimbAnswer,
  type LimbQuestion,
  underestimated,
} from './question.ts';

const ofPair = (asked: Asked, other: number, edges: readonly Weighted[]): Found => ({
  id: idOf(asked, other),
  share: edges.reduce((sum, { weight }) => add(sum, weight), zero),
  isExact: true,
  atLeast: edges.some(({ certain }) => !certain),
  prove: () => directProof({ ...asked, ...ends(asked, other) }, edges),
});

const direct = (asked: Asked): LimbAnswer => {
  const { holdings, subject, direction, enough } = asked;
  const isUp = direction === 'CONTROLLERS';
  const edges = ((isUp ? holdings.into : holdings.out)[subject] ?? []).filter(carries);
  const others = edges.filter(({ from, to }) => from !== to);
  const pairs = groupBy(others, ({ from, to }) => (isUp ? from : to));
  const found = [...pairs].map(([other, between]) => ofPair(asked, other, between));
  return { found: found.filter(({ share }) => share !== null && enough(share)), warnings: [] };
};

const cascading = (asked: Asked, shares: ReadonlyMap<number, Ratio>): LimbAnswer => {
  const { holdings, enough, limb, direction } = asked;
  const votes = votesOf(holdings);
  const doubtful = underestimated(asked);
  const counts = (other: number) =>
    limb.parties === 'ANY' ||
    direction === 'CONTROLLED' ||
    holdings.parties[other]?.kind === 'PERSON';
  const found = [...shares]
    .filter(([other]) => counts(other))
    .map(([other, share]): Found => ({
      id: idOf(asked, other),
      share,
      isExact: true,
      atLeast: doubtful.has(other),
      prove: () => cascadeProof({ ...asked, ...ends(asked, other) }, votes, enough),
    }));
  return { found, warnings: [] };
};

const controlledBy = ({ holdings, subject, enough }: Asked): Map<number, Ratio> => {
  const { members, held } = cascadeOf(votesOf(holdings), subject, enough);
  const firms = [...members.keys()].filter((firm) => firm !== subject);
  return new Map(firms.map((firm) => [firm, held.get(firm) ?? zero]));
};

const cascade = (asked: Asked): LimbAnswer => {
  const { holdings, subject, direction, enough } = asked;
  if (direction === 'CONTROLLED') return cascading(asked, controlledBy(asked));
  return cascading(asked, controllersByCascade(votesOf(holdings), subject, enough));
};

const lastUpTheCascade = (asked: Asked): LimbAnswer => {
  const { holdings, subject, direction, enough } = asked;
  const votes = votesOf(holdings);
  if (direction === 'CONTROLLERS') return cascading(asked, lastInCascade(votes, subject, enough));
  const firms = controlledBy(asked);
  const above = [...controllersByCascade(votes, subject, enough).keys()];
  const isLast = above.every((controller) => firms.has(controller));
  return isLast ? cascading(asked, firms) : { found: [], warnings: [] };
};

const management = ({ graph, subjectId, direction, label }: Asked): LimbAnswer => {
  const isUp = direction === 'CONTROLLERS';
  const known = graph.representatives.filter(({ personId, firmId }) =>
    isUp ? (firmId ?? subjectId) === subjectId : personId === subjectId && firmId !== undefined,
  );
  const others = groupBy(known, ({ personId, firmId }) =>
    isUp ? personId : (firmId ?? subjectId),
  );
  const found = [...others].map(([id, offices]): Found => {
    const edgeIds = offices.map(({ edgeId }) => edgeId).toSorted(byText);
    const person = label(offices[0]?.personId ?? id);
    const arithmetic = bilingual(
      `${person}负责日常经营管理；不计算份额。`,
      `${person} is in charge of daily management; no share is computed.`,
    );
    const prove = () => ({ edgeIds, paths: [], arithmetic });
    return { id, share: null, isExact: true, atLeast: false, prove };
  });
  return { found, warnings: [] };
};

const tests: Record<ControlLimb['test'], (asked: Asked) => LimbAnswer> = {
  DIRECT: direct,
  CASCADE: cascade,
  LAST_IN_CASCADE: lastUpTheCascade,
  MULTIPLIED: multiplied,
  MANAGEMENT: management,
};

/** Whom one limb of a rule finds on the other side of the asked subject. */
export const answerLimb = (question: LimbQuestion): LimbAnswer =>
  tests[question.limb.test](ask(question));
