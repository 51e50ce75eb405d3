// Jest starts the tests in this order: the workers then end together, also in a fresh clone, which knows no times yet.
import Sequencer from '@jest/test-sequencer';

const longest = [
  'explorer/analyst',
  'hub/readme',
  'intake/bulk',
  'house/statements',
  'hub/sanctions',
  'hub/map.state-body',
  'hub/merge.battery',
  'hub/screening',
  'graph/local/local-neo4j',
  'graph/local/full-disk',
  'hub/flood',
  'hub/sight-twin',
  'hub/repair',
  'hub/control.agreement',
  'hub/real-data.boards',
  'explorer/page',
  'hub/control.limit',
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
