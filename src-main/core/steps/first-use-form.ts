import { ProblemError } from '../../../shared/problem.ts'
import type { UseCaseForm } from '../../../shared/setup/choices.ts'
import { regionOf } from './current.ts'
import { finding } from './finding.ts'
import type { Step, StepContext } from './step.ts'

/** Whether Anthropic's form has been sent for this account or for its organisation. */
export async function readForm(context: StepContext): Promise<'submitted' | 'missing'> {
  try {
    const { aws, signal } = context
    await aws.call('bedrock', 'GetUseCaseForModelAccess', {}, { region: regionOf(context), signal })
    return 'submitted'
  } catch (error) {
    const code = error instanceof ProblemError ? error.problem.code : undefined
    if (code === 'aws.notFound' || code === 'model.formMissing') return 'missing'
    throw error
  }
}

/** Anthropic's first-use form is sent. It is asked once for an account and cannot be taken back. */
export const firstUseForm: Step = {
  id: 'first-use-form',
  check: async (context) =>
    (await readForm(context)) === 'submitted'
      ? finding('first-use-form', 'done', 'Anthropic’s first-use form has been sent', context.now())
      : finding(
          'first-use-form',
          'needs-you',
          'Anthropic’s first-use form has to be filled in',
          context.now(),
          {
            detail:
              'It is asked once for the whole account. In an organisation, the management account can send it for all.',
          },
        ),
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
          effect: {
            kind: 'aws-call',
            service: 'bedrock',
            operation: 'PutUseCaseForModelAccess',
            // The SDK encodes the blob itself: encoding it here as well gives "Invalid form data".
            input: { formData: JSON.stringify(asSent(request.form)) },
            region: regionOf(context),
            expect: 'success',
          },
          after: [],
          undo: null,
          undoWords: 'This cannot be taken back or changed afterwards.',
        },
      ],
    }
  },
}

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
  otherIndustryOption,
  useCases,
})
