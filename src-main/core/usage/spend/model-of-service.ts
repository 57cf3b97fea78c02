/** How AWS Marketplace ends the name of what it sells for Bedrock. */
const edition = /\s*\(amazon bedrock edition\)\s*$/i

export type BilledModel = {
  /** As `foldModelId` names it, such as `claude-opus-5-5`. */
  readonly model: string
  readonly name: string
}

/**
 * The Claude model a service of the bill stands for. AWS has written family and version in either order; anything more
 * in the name is another product, and undefined.
 */
export function modelOfService(service: string): BilledModel | undefined {
  const [vendor, ...rest] = service.replace(edition, '').trim().split(/\s+/)
  if (vendor?.toLowerCase() !== 'claude') return undefined
  const family = rest.filter((word) => /^[a-z]{3,}$/i.test(word))
  const version = rest.filter((word) => /^\d+(\.\d+)?$/.test(word))
  // 3.5 Sonnet v2 is the same model to Bedrock as its first version, under another date.
  const revision = rest.filter((word) => /^v\d$/i.test(word))
  const [own] = family
  const [number] = version
  if (own === undefined || number === undefined) return undefined
  if (family.length + version.length + revision.length !== rest.length) return undefined
  if (family.length > 1 || version.length > 1) return undefined
  const id = own.toLowerCase()
  const dashed = number.replace('.', '-')
  const isOld = Number(number) < 4
  return {
    model: isOld ? `claude-${dashed}-${id}` : `claude-${id}-${dashed}`,
    name: `Claude ${id.charAt(0).toUpperCase()}${id.slice(1)} ${number}`,
  }
}

/** Whether a service that AWS Marketplace bills belongs to Bedrock. */
export const isBedrock = (service: string): boolean => /bedrock/i.test(service)
