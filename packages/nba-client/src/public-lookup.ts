import { lookup as systemLookup } from 'node:dns';
import { BlockList, isIPv4, isIPv6, type LookupFunction } from 'node:net';

const notPublic = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  notPublic.addSubnet(net, bits, 'ipv6');
}

/** Whether an address lies on the public net: not loopback, private, link-local or multicast, nor one of those in IPv6 dress. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !notPublic.check(address, 'ipv4');
  if (!isIPv6(address)) return false;
  const inside = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return inside === undefined ? !notPublic.check(address, 'ipv6') : isPublicAddress(inside);
}

/** A resolver that gives public addresses only. It answers for the connection itself, so that a name cannot change between check and use. */
export function publicLookup(resolve: LookupFunction = systemLookup as LookupFunction): LookupFunction {
  return (name, options, done) => {
    resolve(name, options, (error, address, family) => {
      const found = error ? [] : typeof address === 'string' ? [address] : address.map((each) => each.address);
      const bad = found.find((each) => !isPublicAddress(each));
      if (bad === undefined) return done(error, address, family);
      const refusal: NodeJS.ErrnoException = new Error(`${name} resolves to ${bad}, which is no public address`);
      done(Object.assign(refusal, { code: 'ENOTFOUND' }), [], family);
    });
  };
}
