import { isDeepStrictEqual } from 'node:util'
import { type Look, seenIf, text } from './look.ts'

/** The inline policy says what was sent, or after a deletion there is none. */
export const lookAtInlinePolicy: Look = async ({ call, aws, signal }) => {
  const { InlinePolicy = '' } = await aws.call(
    'sso-admin',
    'GetInlinePolicyForPermissionSet',
    {
      InstanceArn: text(call, 'InstanceArn') ?? '',
      PermissionSetArn: text(call, 'PermissionSetArn') ?? '',
    },
    { region: call.region, signal },
  )
  const wanted = text(call, 'InlinePolicy') ?? ''
  if (wanted === '' || InlinePolicy === '') return seenIf(wanted === InlinePolicy)
  return seenIf(isDeepStrictEqual(JSON.parse(InlinePolicy), JSON.parse(wanted)))
}
