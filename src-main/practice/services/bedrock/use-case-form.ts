import type * as Bedrock from '@aws-sdk/client-bedrock'
import { z } from '../../../../shared/schema.ts'
import { AwsError, type Operation } from '../../operation.ts'

/** AWS says only that the form is invalid, never which field. */
const Form = z.object({
  companyName: z.string().min(1).max(128),
  companyWebsite: z.string().min(1).max(128),
  intendedUsers: z.enum(['0', '1', '2']),
  industryOption: z.string().min(1).max(128),
  otherIndustryOption: z.string().max(128),
  useCases: z.string().min(1).max(8192),
})

export const putUseCaseForModelAccess: Operation<Bedrock.PutUseCaseForModelAccessRequest, object> =
  {
    run: ({ formData }, { account }) => {
      const text = Buffer.from(formData ?? new Uint8Array()).toString('utf8')
      if (!isForm(text)) throw new AwsError('ValidationException', 'Invalid form data')
      account.bedrock.useCaseForm = text
      return {}
    },
  }

export const getUseCaseForModelAccess: Operation<
  Bedrock.GetUseCaseForModelAccessRequest,
  Bedrock.GetUseCaseForModelAccessResponse
> = {
  run: (_, { account }) => {
    const { useCaseForm } = account.bedrock
    if (useCaseForm === undefined)
      throw new AwsError(
        'ResourceNotFoundException',
        'Use case details have not been submitted for this account.',
        404,
      )
    return { formData: new Uint8Array(Buffer.from(useCaseForm)) }
  },
}

function isForm(text: string): boolean {
  try {
    return Form.safeParse(JSON.parse(text)).success
  } catch {
    return false
  }
}
