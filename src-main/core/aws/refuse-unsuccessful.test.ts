import { expect, it } from 'vitest'
import { openExecutorBench } from '../../testing/executor-bench.ts'
import { refuseUnsuccessful } from './refuse-unsuccessful.ts'

it('what EC2 did not do is a problem with EC2’s own name, though it answered', async () => {
  const bench = await openExecutorBench('broad-policy')
  const remove = (profile: string) =>
    bench.aws.call('ec2', 'DeleteVpcEndpoints', { VpcEndpointIds: ['vpce-0123'] }, { profile })
  await expect(remove('admin')).rejects.toMatchObject({
    problem: { code: 'aws.notFound', detail: "The Vpc Endpoint Id 'vpce-0123' does not exist" },
    cause: { name: 'InvalidVpcEndpoint.NotFound' },
  })
  await expect(remove('user')).rejects.toMatchObject({
    problem: {
      code: 'permission.denied',
      detail: expect.stringContaining('ec2:DeleteVpcEndpoints'),
    },
  })
  await bench.close()
})

it.each([{}, { Unsuccessful: [] }, undefined, 'text'])('lets %j through', (answer) => {
  expect(refuseUnsuccessful(answer)).toBe(answer)
})
