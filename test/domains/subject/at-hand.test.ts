// A promise that nobody waits for ends the process when its statement fails: Jest counts it as a failure of the test.
import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { type FieldNode, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { publicViewer } from '../../../src/access/viewer.ts';
import { sightOf } from '../../../src/access/visibility.ts';
import { createSubjectStore } from '../../../src/domains/subject/subject.store.ts';
import { HubError } from '../../../src/errors.ts';
import { createReader } from '../../../src/graph/batch.ts';
import { asOfNow } from '../../../src/words/as-of.ts';

const now = asOfNow(new Date('2026-06-30T04:00:00.000Z'));
const id = `sub_${'0'.repeat(22)}`;

/** The field `name` of a question, as a resolver is handed it. */
const asking = (text: string) => {
  const [operation] = parse(`{ subject { ${text} } }`).definitions as [OperationDefinitionNode];
  const fieldNodes = operation.selectionSet.selections.filter(
    (one): one is FieldNode => one.kind === Kind.FIELD,
  );
  return { fieldNodes, fragments: {} };
};

test('a subject that is asked for by several places is refused at each, and no promise is left over', async () => {
  const reader = createReader({
    read: async () => {
      await turn();
      throw new HubError('UNAVAILABLE', 'The database does not answer.');
    },
    write: () => Promise.reject(new Error('nothing is written')),
    close: () => Promise.resolve(),
  });
  const store = createSubjectStore({
    reader,
    viewer: publicViewer,
    sight: sightOf(publicViewer, now),
    vault: { hash: String, seal: String, open: String },
    checkLookUpRate: () => Promise.resolve(),
  });
  const question = asking('id name uscc');
  const before = store.atHand('subject', id, now, question);
  // its statement is under way when the next place asks
  await turn();
  const after = [1, 2].map(() => store.atHand('subject', id, now, question));
  const answers = await Promise.allSettled([before, ...after]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await turn();
});
