import { expect, test } from '@jest/globals';
import { callerAddress, networkOf } from '../../src/http/address.ts';

const call = (remoteAddress: string, forwarded?: string) => ({
  socket: { remoteAddress },
  headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
});

const one = (_: string, hop: number): boolean => hop < 1;
const nobody = (): boolean => false;

test('without a trusted proxy nobody says for another where he comes from', () => {
  expect(callerAddress(call('10.0.0.1', '203.0.113.9'), nobody)).toBe('10.0.0.1');
});

test('behind one proxy the address that it has seen counts, not what the caller wrote before it', () => {
  expect(callerAddress(call('10.0.0.1', '198.51.100.7, 203.0.113.9'), one)).toBe('203.0.113.9');
  expect(callerAddress(call('10.0.0.1'), one)).toBe('10.0.0.1');
});

test.each([
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['192.0.2.1', '192.0.2.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['no address', 'no address'],
])('%s counts as %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});
