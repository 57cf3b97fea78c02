/** Commercial Regions with Amazon Bedrock and how people call them: https://docs.aws.amazon.com/general/latest/gr/bedrock.html */
export const regionNames: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-1': 'US West (N. California)',
  'us-west-2': 'US West (Oregon)',
  'ca-central-1': 'Canada (Central)',
  'sa-east-1': 'South America (São Paulo)',
  'eu-central-1': 'Europe (Frankfurt)',
  'eu-central-2': 'Europe (Zurich)',
  'eu-north-1': 'Europe (Stockholm)',
  'eu-south-1': 'Europe (Milan)',
  'eu-south-2': 'Europe (Spain)',
  'eu-west-1': 'Europe (Ireland)',
  'eu-west-2': 'Europe (London)',
  'eu-west-3': 'Europe (Paris)',
  'ap-northeast-1': 'Asia Pacific (Tokyo)',
  'ap-northeast-2': 'Asia Pacific (Seoul)',
  'ap-northeast-3': 'Asia Pacific (Osaka)',
  'ap-south-1': 'Asia Pacific (Mumbai)',
  'ap-south-2': 'Asia Pacific (Hyderabad)',
  'ap-southeast-1': 'Asia Pacific (Singapore)',
  'ap-southeast-2': 'Asia Pacific (Sydney)',
  'ap-southeast-4': 'Asia Pacific (Melbourne)',
}

/** "Europe (Frankfurt)" for eu-central-1; the code itself where no name is known. */
export const regionName = (region: string) => regionNames[region] ?? region

/** What a profile's prefix stands for. An unknown one is shown as AWS spells it. */
export const geographyName = (geography: string) =>
  ({
    us: 'the USA',
    eu: 'the EU',
    jp: 'Japan',
    au: 'Australia',
    in: 'India',
    apac: 'Asia Pacific',
  })[geography] ?? geography
