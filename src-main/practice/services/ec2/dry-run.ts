import { AwsError, type Operation, type Service } from '../../operation.ts'

/** EC2 has a trial for every operation: the rights are checked, and nothing is done. */
export function withDryRun(operations: Service['operations']): Service['operations'] {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]): [string, Operation] => [
      name,
      {
        ...operation,
        run: (input, call) => {
          if (Reflect.get(Object(input), 'DryRun') === true)
            throw new AwsError(
              'DryRunOperation',
              'Request would have succeeded, but DryRun flag is set.',
              412,
            )
          return operation.run(input, call)
        },
      },
    ]),
  )
}
