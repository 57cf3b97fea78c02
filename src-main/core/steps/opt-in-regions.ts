/** What every account has without asking. Whatever came after March 2019 has to be switched on, so the list is closed. */
const switchedOn: readonly string[] = [
  ...['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2', 'ca-central-1', 'sa-east-1'],
  ...['eu-central-1', 'eu-north-1', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  ...['ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1'],
  ...['ap-southeast-1', 'ap-southeast-2'],
]

/** Whether somebody has to switch the Region on first: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html */
export const isOptInRegion = (region: string): boolean =>
  !switchedOn.includes(region) && !/^(us-gov|cn)-/.test(region)
