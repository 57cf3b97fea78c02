import { expect, it } from 'vitest'
import { letsIn } from './lets-in.ts'

const rule = (CidrIp: string, FromPort = 443, ToPort = FromPort, IpProtocol = 'tcp') => ({
  IpProtocol,
  FromPort,
  ToPort,
  IpRanges: [{ CidrIp }],
})

it.each([
  ['the very range', [rule('10.0.0.0/16')], ['10.0.0.0/16'], true],
  ['a wider range', [rule('10.0.0.0/8')], ['10.20.0.0/16'], true],
  ['everybody', [rule('0.0.0.0/0')], ['10.20.0.0/16', '192.168.0.0/24'], true],
  ['half of the VPC', [rule('10.20.0.0/17')], ['10.20.0.0/16'], false],
  ['one of two ranges', [rule('10.20.0.0/16')], ['10.20.0.0/16', '192.168.0.0/24'], false],
  ['a range of ports around it', [rule('10.0.0.0/8', 1, 1024)], ['10.0.0.0/16'], true],
  ['another port', [rule('10.0.0.0/8', 80)], ['10.0.0.0/16'], false],
  ['another protocol', [rule('10.0.0.0/8', 443, 443, 'udp')], ['10.0.0.0/16'], false],
  [
    'every protocol',
    [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '10.0.0.0/8' }] }],
    ['10.0.0.0/16'],
    true,
  ],
  [
    'members of the group alone',
    [{ IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-1' }] }],
    ['10.0.0.0/16'],
    false,
  ],
  ['nobody', [], ['10.0.0.0/16'], false],
] as const)('a group that lets in %s', (_, rules, ranges, isLetIn) => {
  expect(letsIn(structuredClone([...rules]) as never, ranges)).toBe(isLetIn)
})
