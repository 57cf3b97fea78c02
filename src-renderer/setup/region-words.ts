const geographies: Readonly<Record<string, string | undefined>> = {
  us: 'the United States',
  eu: 'the EU',
  jp: 'Japan',
  au: 'Australia',
  in: 'India',
  ca: 'Canada',
  apac: 'Asia-Pacific',
  'us-gov': 'AWS GovCloud (US)',
}

/** The geography of an AWS prefix, as it stands in a sentence: "inside the EU". */
export const geographyName = (prefix: string | undefined) =>
  prefix === undefined ? 'its geography' : (geographies[prefix] ?? prefix.toUpperCase())

export const tierName = { opus: 'Opus', sonnet: 'Sonnet', haiku: 'Haiku' } as const
