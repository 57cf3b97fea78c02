/** How AWS shortens a Region for the ids of its zones: eu-central-1 is euc1. */
function shortName(region: string): string {
  const [area = '', ...rest] = region.split('-')
  const middle = rest.slice(0, -1).join('')
  const short = middle.replace(
    /^(north|south)(east|west)$/,
    (_, one: string, other: string) => `${one.charAt(0)}${other.charAt(0)}`,
  )
  return `${area}${short === middle ? middle.charAt(0) : short}${rest.at(-1) ?? ''}`
}

/** Most Regions have three zones; us-east-1 has more, and not every service is in all of them. */
export const zonesOf = (region: string): readonly string[] =>
  (region === 'us-east-1' ? ['a', 'b', 'c', 'd', 'e', 'f'] : ['a', 'b', 'c']).map(
    (letter) => region + letter,
  )

export const zoneId = (zone: string): string =>
  `${shortName(zone.slice(0, -1))}-az${'abcdef'.indexOf(zone.slice(-1)) + 1}`

/** https://docs.aws.amazon.com/vpc/latest/privatelink/create-interface-endpoint.html: a service need not be in every zone. */
export const servedZones = (region: string): readonly string[] => zonesOf(region).slice(0, 4)
