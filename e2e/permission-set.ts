import {
  DescribePermissionSetCommand,
  ListInstancesCommand,
  ListPermissionSetsCommand,
  ProvisionPermissionSetCommand,
  PutInlinePolicyToPermissionSetCommand,
  SSOAdminClient,
  type SSOAdminClientConfig,
} from '@aws-sdk/client-sso-admin'

/** What an administrator of IAM Identity Center does with the request, from a computer of their own. */
export async function fillPermissionSet(administrator: SSOAdminClientConfig, InlinePolicy: string) {
  const client = new SSOAdminClient(administrator)
  const { Instances } = await client.send(new ListInstancesCommand({}))
  const InstanceArn = Instances?.[0]?.InstanceArn
  const { PermissionSets = [] } = await client.send(new ListPermissionSetsCommand({ InstanceArn }))
  for (const PermissionSetArn of PermissionSets) {
    const set = { InstanceArn, PermissionSetArn }
    const { PermissionSet } = await client.send(new DescribePermissionSetCommand(set))
    if (PermissionSet?.Name !== 'ClaudeUsers') continue
    await client.send(new PutInlinePolicyToPermissionSetCommand({ ...set, InlinePolicy }))
    const target = { TargetType: 'AWS_ACCOUNT', TargetId: '111122223333' } as const
    await client.send(new ProvisionPermissionSetCommand({ ...set, ...target }))
  }
}
