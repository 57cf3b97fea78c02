/** A Region of the practice account: its billing code as in usage types, and the geography its profiles are named for. */
export type Region = {
  readonly name: string
  readonly billingCode: string
  readonly geography?: 'us' | 'eu' | 'jp' | 'au'
}

/** Regions with Amazon Bedrock that the practice account has. One without a geography reaches Claude globally only. */
export const regions: readonly Region[] = [
  { name: 'us-east-1', billingCode: 'USE1', geography: 'us' },
  { name: 'us-east-2', billingCode: 'USE2', geography: 'us' },
  { name: 'us-west-2', billingCode: 'USW2', geography: 'us' },
  { name: 'ca-central-1', billingCode: 'CAN1' },
  { name: 'eu-central-1', billingCode: 'EUC1', geography: 'eu' },
  { name: 'eu-north-1', billingCode: 'EUN1', geography: 'eu' },
  { name: 'eu-south-1', billingCode: 'EUS1', geography: 'eu' },
  { name: 'eu-south-2', billingCode: 'EUS2', geography: 'eu' },
  { name: 'eu-west-1', billingCode: 'EUW1', geography: 'eu' },
  { name: 'eu-west-3', billingCode: 'EUW3', geography: 'eu' },
  { name: 'ap-northeast-1', billingCode: 'APN1', geography: 'jp' },
  { name: 'ap-northeast-3', billingCode: 'APN3', geography: 'jp' },
  { name: 'ap-southeast-1', billingCode: 'APS1' },
  { name: 'ap-southeast-2', billingCode: 'APS2', geography: 'au' },
  { name: 'ap-southeast-4', billingCode: 'APS6', geography: 'au' },
  { name: 'ap-south-1', billingCode: 'APS3' },
]

export const findRegion = (name: string) => regions.find((region) => region.name === name)

/** Regions of one geography, which its profiles route to. */
export const regionsIn = (geography: string): readonly string[] =>
  regions.filter((region) => region.geography === geography).map(({ name }) => name)
