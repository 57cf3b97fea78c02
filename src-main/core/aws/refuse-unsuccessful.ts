import { z } from '../../../shared/schema.ts'

const Answer = z.object({
  Unsuccessful: z.array(z.object({ Error: z.object({ Code: z.string(), Message: z.string() }) })),
})

/** EC2 tells of what it did not do in an answer that is none of an error: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DeleteVpcEndpoints.html */
export function refuseUnsuccessful<Told>(answer: Told): Told {
  const [first] = Answer.safeParse(answer).data?.Unsuccessful ?? []
  if (first === undefined) return answer
  throw Object.assign(new Error(first.Error.Message), { name: first.Error.Code })
}
