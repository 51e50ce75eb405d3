import { expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { toHubError } from '../../src/graph/driver-error.ts';

const thrown = (code: string) => new neo4j.Neo4jError('text with a value', code, '', '');

// the driver takes the middle two for errors of the client
test.each([
  ['Neo.ClientError.Transaction.TransactionTimedOut', 'TIMEOUT'],
  ['Neo.ClientError.Transaction.Terminated', 'TIMEOUT'],
  ['Neo.ClientError.Transaction.LockClientStopped', 'TIMEOUT'],
  ['Neo.ClientError.Schema.ConstraintValidationFailed', 'CONFLICT'],
  ['ServiceUnavailable', 'UNAVAILABLE'],
  ['Neo.DatabaseError.General.UnknownError', 'INTERNAL_SERVER_ERROR'],
])('%s is %s to the caller, without the words of the driver', (code, told) => {
  const { code: given, message } = toHubError(thrown(code));
  expect(given).toBe(told);
  expect(message).not.toContain('value');
});
