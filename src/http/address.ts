/** Where a call comes from, for plain requests and sockets alike: what limits of callers without a token count by. */
import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';

/** Whether the proxy at this address, so many hops away, is believed; Express makes it of HUB_TRUST_PROXY. */
export type Trust = (address: string, hop: number) => boolean;

/** As much of a request as tells where it comes from. */
type Call = Pick<IncomingMessage, 'headers'> & {
  readonly socket: Pick<IncomingMessage['socket'], 'remoteAddress'>;
};

/** No address is longer; what else stands in the header is nobody's. */
const longest = 64;

/** One network of IPv6 is one caller: whoever has an address there has 2^64 of them. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [bare = ''] = address.slice(0, longest).split('%');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const groups = (text = ''): string[] => text.split(':').filter((group) => group !== '');
  const [front, back] = [groups(head), groups(tail)];
  const zeros = tail === undefined ? 0 : 8 - front.length - back.length;
  const whole = [...front, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...back];
  const four = whole.slice(0, 4).map((group) => group.replace(/^0+(?=.)/, ''));
  return `${four.join(':')}::/64`;
}

/** The nearest address on the way that is no trusted proxy's. */
export function callerAddress({ socket, headers }: Call, trust: Trust): string {
  const named = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const forwarded = named.map((one) => one.trim()).filter((one) => one !== '');
  const way = [socket.remoteAddress ?? '', ...forwarded.reverse()];
  const at = way.findIndex((address, hop) => hop === way.length - 1 || !trust(address, hop));
  return networkOf(way[at] ?? '');
}
