import type { HandOverFile } from '../../../shared/setup/hand-over.ts'

/** The files that carry a plan out, of which one is to be chosen. */
export type Ways = {
  readonly bash: HandOverFile
  readonly powerShell: HandOverFile
  readonly template?: HandOverFile
}

/** How to run the package, one way a line. */
export function waysInWords(
  { bash, powerShell, template }: Ways,
  cannot: readonly string[],
  region: string,
): string[] {
  const stack = template?.name.replace(/\..*$/, '')
  return [
    `On Linux, macOS or in AWS CloudShell, with the AWS CLI (version 2): bash ${bash.name}`,
    `On Windows, with the AWS CLI (version 2), in PowerShell: powershell -ExecutionPolicy Bypass -File ${powerShell.name}`,
    ...(template
      ? [
          `With CloudFormation: aws cloudformation deploy --template-file ${template.name} --stack-name ${stack} --capabilities CAPABILITY_NAMED_IAM --region ${region}${cannot.length > 0 ? ' (it cannot do all of it: see below)' : ''}`,
        ]
      : []),
  ]
}
