import type { HandOverFile } from '../../../shared/setup/hand-over.ts'

/** The files that carry a plan out, of which one is to be chosen. */
type Runnable = {
  readonly bash: HandOverFile
  readonly powerShell: HandOverFile
  readonly template: HandOverFile | undefined
}
export type Way = { readonly where: string; readonly command: string }

/** How to run the package; `isWhole` says whether the template can do all of it. */
export function waysToRun(
  { bash, powerShell, template }: Runnable,
  isWhole: boolean,
  region: string,
): Way[] {
  const stack = template?.name.replace(/\..*$/, '')
  return [
    {
      where: 'On Linux, macOS or in AWS CloudShell, with the AWS CLI (version 2)',
      command: `bash ${bash.name}`,
    },
    {
      where: 'On Windows, in PowerShell, with the AWS CLI (version 2)',
      command: `powershell -ExecutionPolicy Bypass -File ${powerShell.name}`,
    },
    ...(template
      ? [
          {
            where: `As a stack of CloudFormation${isWhole ? '' : ', which cannot do all of it'}`,
            command: `aws cloudformation deploy --template-file ${template.name} --stack-name ${stack} --capabilities CAPABILITY_NAMED_IAM --region ${region}`,
          },
        ]
      : []),
  ]
}
