import { z } from '../../../shared/schema.ts'
import type { Finding } from '../../../shared/setup/step.ts'

const Sent = z.object({
  companyName: z.string(),
  companyWebsite: z.string(),
  intendedUsers: z.enum(['0', '1', '2']),
  industryOption: z.string(),
  otherIndustryOption: z.string(),
  useCases: z.string(),
})

const audiences = { 0: 'people inside the company', 1: 'people outside the company', 2: 'both' }

/** What was answered, in the order of the form. What another hand has sent in another shape is left out. */
export function answersIn(formData: Uint8Array): Finding['evidence'] {
  const sent = Sent.safeParse(parseJson(new TextDecoder().decode(formData))).data
  if (!sent) return []
  return [
    { label: 'Company', value: sent.companyName },
    { label: 'Website', value: sent.companyWebsite },
    { label: 'Who will use it', value: audiences[sent.intendedUsers] },
    { label: 'Industry', value: sent.otherIndustryOption || sent.industryOption },
    { label: 'What for', value: sent.useCases },
  ]
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
