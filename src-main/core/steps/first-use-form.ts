import { ProblemError } from '../../../shared/problem.ts'
import type { UseCaseForm } from '../../../shared/setup/choices.ts'
import { regionName } from '../../../shared/setup/region-names.ts'
import { callIn } from '../changes/call-in.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import { isOptInRegion } from './opt-in-regions.ts'
import { answersIn } from './sent-form.ts'
import type { Step, StepContext } from './step.ts'

/** The form as AWS keeps it; undefined when none has been sent for this account or its organisation. */
async function readSent(context: StepContext): Promise<Uint8Array | undefined> {
  try {
    const { aws, signal } = context
    const region = regionOf(context)
    const { formData } = await aws.call(
      'bedrock',
      'GetUseCaseForModelAccess',
      {},
      { region, signal },
    )
    return formData ?? new Uint8Array()
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : undefined
    if (code === 'aws.notFound' || code === 'model.formMissing') return undefined
    throw error
  }
}

/** Whether Anthropic's form has been sent for this account or for its organisation. */
export const readForm = async (context: StepContext): Promise<'submitted' | 'missing'> =>
  (await readSent(context)) ? 'submitted' : 'missing'

/** Anthropic's first-use form is sent. It is asked once for an account and cannot be taken back. */
export const firstUseForm: Step = {
  id: 'first-use-form',
  check: async (context) => {
    const sent = await readSent(context)
    const where = whereItCounts(regionOf(context))
    const now = context.now()
    if (!sent)
      return finding(
        'first-use-form',
        'needs-you',
        'Anthropic’s first-use form has to be filled in',
        now,
        {
          detail: `${where} If the account belongs to an organisation, one form from its management account covers every member: ask there before you send another.`,
        },
      )
    return finding('first-use-form', 'done', 'Anthropic’s first-use form has been sent', now, {
      detail: `${where} In an organisation it may have come from the management account, whose form covers every member. It cannot be changed or taken back, and is not sent again.`,
      evidence: answersIn(sent),
    })
  },
  plan: async (context, request) => {
    if (request.step !== 'first-use-form' || (await readForm(context)) === 'submitted')
      return { title: 'The form has been sent already', changes: [] }
    return {
      title: 'Send Anthropic’s first-use form',
      changes: [
        {
          id: 'form',
          title: 'Send the first-use form to Anthropic',
          why: 'Anthropic asks who uses its models and what for before they answer in a new account.',
          effect: callIn(regionOf(context))('bedrock', 'PutUseCaseForModelAccess', {
            // The SDK encodes the blob itself: encoding it here as well gives "Invalid form data".
            formData: JSON.stringify(asSent(request.form)),
          }),
          after: [],
          undo: null,
          undoWords: 'This cannot be taken back or changed afterwards.',
        },
      ],
    }
  },
}

const whereItCounts = (region: string) =>
  isOptInRegion(region)
    ? `${regionName(region)} has to be switched on first (opt-in Region), and such a Region asks for a form of its own: this one is for ${region} alone.`
    : 'It is asked once for the whole account, and counts in every Region but those that have to be switched on first (opt-in Regions).'

/** The keys in the order of AWS's page, and nothing else. */
const asSent = ({
  companyName,
  companyWebsite,
  intendedUsers,
  industryOption,
  otherIndustryOption,
  useCases,
}: UseCaseForm) => ({
  companyName,
  companyWebsite,
  intendedUsers,
  industryOption,
  otherIndustryOption: industryOption === 'Other' ? otherIndustryOption : '',
  useCases,
})
