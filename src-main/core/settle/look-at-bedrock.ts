import { ProblemError } from '../../../shared/problem.ts'
import { type Look, orAbsent, seenIf, text } from './look.ts'

/** An agreement that AWS is still setting up has been asked for all the same. */
export const lookAtAgreement =
  (wanted: boolean): Look =>
  async ({ call, aws, signal }) => {
    const { agreementAvailability } = await aws.call(
      'bedrock',
      'GetFoundationModelAvailability',
      { modelId: text(call, 'modelId') ?? '' },
      { region: call.region, signal },
    )
    const status = agreementAvailability?.status
    return seenIf((status === 'AVAILABLE' || status === 'PENDING') === wanted)
  }

export const lookAtForm: Look = async ({ call, aws, signal }) => {
  const read = aws.call('bedrock', 'GetUseCaseForModelAccess', {}, { region: call.region, signal })
  try {
    return seenIf((await orAbsent(read)) !== undefined)
  } catch (error) {
    if (error instanceof ProblemError && error.problem.code === 'model.formMissing')
      return { is: 'not-so' }
    throw error
  }
}
