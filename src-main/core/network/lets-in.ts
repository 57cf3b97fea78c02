import type { IpPermission } from '@aws-sdk/client-ec2'

/** Whether rules let everybody of these address ranges (IPv4) reach port 443. */
export const letsIn = (rules: readonly IpPermission[], ranges: readonly string[]): boolean =>
  ranges.length > 0 &&
  ranges.every((range) =>
    rules.some(
      (rule) => hasPort443(rule) && rule.IpRanges?.some(({ CidrIp }) => contains(CidrIp, range)),
    ),
  )

function hasPort443({ IpProtocol, FromPort = 0, ToPort = 65_535 }: IpPermission): boolean {
  // -1 stands for every protocol, and then ports are not told.
  return (
    IpProtocol === '-1' || (/^(tcp|6)$/.test(IpProtocol ?? '') && FromPort <= 443 && ToPort >= 443)
  )
}

function contains(outer: string | undefined, inner: string): boolean {
  const [one, other] = [rangeOf(outer ?? ''), rangeOf(inner)]
  return one !== undefined && other !== undefined && one.from <= other.from && one.to >= other.to
}

function rangeOf(cidr: string): { readonly from: number; readonly to: number } | undefined {
  const found = /^(\d+)\.(\d+)\.(\d+)\.(\d+)\/(\d+)$/.exec(cidr)
  if (!found) return undefined
  const [a = 0, b = 0, c = 0, d = 0, length = 0] = found.slice(1).map(Number)
  const size = 2 ** (32 - length)
  const address = ((a * 256 + b) * 256 + c) * 256 + d
  const from = address - (address % size)
  return { from, to: from + size - 1 }
}
