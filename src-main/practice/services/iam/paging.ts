import { AwsError } from '../../operation.ts'

type Asked = { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined }
type Answered = { readonly IsTruncated: boolean; readonly Marker?: string }

/** One page of a list, 100 items unless asked otherwise; the marker is where the next one begins. */
export function pageOf<T>(
  items: readonly T[],
  { Marker, MaxItems = 100 }: Asked,
): { readonly page: T[]; readonly paging: Answered } {
  const start = Marker === undefined ? 0 : Number(Buffer.from(Marker, 'base64url').toString())
  if (!Number.isInteger(start) || start < 0)
    throw new AwsError('ValidationError', 'Invalid Marker.')
  const end = start + Math.min(Math.max(MaxItems, 1), 1000)
  const isTruncated = end < items.length
  return {
    page: items.slice(start, end),
    paging: {
      IsTruncated: isTruncated,
      ...(isTruncated && { Marker: Buffer.from(String(end)).toString('base64url') }),
    },
  }
}
