// Jest starts the tests in this order: the workers then end together, also in a fresh clone, which knows no times yet.
import Sequencer from '@jest/test-sequencer';

const longest = [
  'intake/bulk',
  'hub/readme',
  'explorer/analyst',
  'hub/sanctions',
  'hub/screening',
  'hub/map.state-body',
  'house/statements',
  'hub/sight-twin',
  'graph/local/local-neo4j',
  'hub/repair',
  'hub/real-data.boards',
  'hub/control.agreement',
].map((name) => `/${name}.graph.test.ts`);

const rank = ({ path }) => {
  const at = longest.findIndex((name) => path.endsWith(name));
  return at === -1 ? longest.length : at;
};

export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
}
